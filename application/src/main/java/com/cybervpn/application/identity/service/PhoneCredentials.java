package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.AppDevices;
import com.cybervpn.application.identity.port.out.BiometricTokens;
import com.cybervpn.application.identity.port.out.Profiles;
import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.domain.shared.AccountId;

/** Ends what phones hold when its time has come, and forgets the rest with the person. */
public final class PhoneCredentials implements CredentialListener {
    private final BiometricTokens biometrics;
    private final PushTokens pushTokens;
    private final AppDevices devices;
    private final Profiles profiles;

    public PhoneCredentials(BiometricTokens biometrics, PushTokens pushTokens, AppDevices devices, Profiles profiles) {
        this.biometrics = biometrics;
        this.pushTokens = pushTokens;
        this.devices = devices;
        this.profiles = profiles;
    }

    @Override
    public void passwordChanged(AccountId account) {
        biometrics.revokeAll(account);
    }

    @Override
    public void signedOut(AccountId account, String deviceId) {
        biometrics.revoke(account, deviceId);
        pushTokens.remove(account, deviceId);
    }

    @Override
    public void signedOutEverywhere(AccountId account) {
        biometrics.revokeAll(account);
        pushTokens.removeAll(account);
    }

    @Override
    public void accountDeleted(AccountId account) {
        signedOutEverywhere(account);
    }

    @Override
    public void accountErased(AccountId account) {
        signedOutEverywhere(account);
        devices.forget(account);
        profiles.forget(account);
    }
}
