package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.DeviceDescription;
import com.cybervpn.application.identity.port.in.EnterOnDevice;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.OpenCustomerAccount;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.SignInWithTelegram;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.shared.Secret;

/** {@link EnterOnDevice}. */
public final class EnterOnDeviceService implements EnterOnDevice {
    private final OpenCustomerAccount openAccount;
    private final SignIn signIn;
    private final SignInWithTelegram telegram;
    private final DeviceDesk devices;
    private final RateLimits limits;
    private final Terms terms;

    public EnterOnDeviceService(
            OpenCustomerAccount openAccount,
            SignIn signIn,
            SignInWithTelegram telegram,
            DeviceDesk devices,
            RateLimits limits,
            Terms terms) {
        this.openAccount = openAccount;
        this.signIn = signIn;
        this.telegram = telegram;
        this.devices = devices;
        this.limits = limits;
        this.terms = terms;
    }

    /**
     * @param registrations from one place
     * @param signIns on one device
     */
    public record Terms(RateLimits.Limit registrations, RateLimits.Limit signIns) {}

    @Override
    public OpenCustomerAccount.Outcome register(
            EmailAddress email, Password password, DeviceDescription device, Client client) {
        count("mobile-register:" + client.origin().ip(), terms.registrations());
        var outcome = openAccount.open(new OpenCustomerAccount.Command(
                null, email, password, TokenStyle.PAIR, client.withDevice(device.id())));
        if (outcome instanceof OpenCustomerAccount.Outcome.Opened(var entrance)) remember(entrance, device);
        return outcome;
    }

    @Override
    public SignIn.Outcome signIn(
            EmailAddress email, Secret password, boolean remember, DeviceDescription device, Client client) {
        count("mobile-login:" + Sha256.hex(device.id()), terms.signIns());
        var outcome = signIn.signIn(
                new SignIn.Command(email.value(), password, remember, TokenStyle.PAIR, client.withDevice(device.id())));
        if (outcome instanceof SignIn.Outcome.Entered(var entrance)) remember(entrance, device);
        return outcome;
    }

    @Override
    public SignInWithTelegram.Outcome signInWithTelegram(String authData, DeviceDescription device, Client client) {
        count("mobile-login:" + Sha256.hex(device.id()), terms.signIns());
        var outcome = telegram.fromApp(authData, client.withDevice(device.id()));
        if (outcome instanceof SignInWithTelegram.Outcome.Entered(var entrance, var _)) remember(entrance, device);
        return outcome;
    }

    /** Not while the second factor is open: until then nobody knows whose phone it is. */
    private void remember(Entrance entrance, DeviceDescription device) {
        if (entrance instanceof Entrance.Opened opened) {
            devices.remember(opened.account().id(), device);
        }
    }

    private void count(String key, RateLimits.Limit limit) {
        limits.tryAcquire(key, limit).ifPresent(_ -> {
            throw new TooManyRequests(limit.window());
        });
    }
}
