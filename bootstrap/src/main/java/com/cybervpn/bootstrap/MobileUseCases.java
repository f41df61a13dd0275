package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.DeviceSessions;
import com.cybervpn.application.identity.port.in.EditProfile;
import com.cybervpn.application.identity.port.in.EnterOnDevice;
import com.cybervpn.application.identity.port.in.OpenCustomerAccount;
import com.cybervpn.application.identity.port.in.OwnProfile;
import com.cybervpn.application.identity.port.in.PushToPhones;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.in.RefreshSession;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.SignInWithTelegram;
import com.cybervpn.application.identity.port.in.SignOut;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.AppDevices;
import com.cybervpn.application.identity.port.out.BiometricTokens;
import com.cybervpn.application.identity.port.out.Profiles;
import com.cybervpn.application.identity.port.out.PushSender;
import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.application.identity.service.BiometricService;
import com.cybervpn.application.identity.service.CredentialListener;
import com.cybervpn.application.identity.service.DeviceDesk;
import com.cybervpn.application.identity.service.DeviceSessionsService;
import com.cybervpn.application.identity.service.Doorway;
import com.cybervpn.application.identity.service.EnterOnDeviceService;
import com.cybervpn.application.identity.service.OwnProfileService;
import com.cybervpn.application.identity.service.PhoneCredentials;
import com.cybervpn.application.identity.service.PhoneRetention;
import com.cybervpn.application.identity.service.PushToPhonesService;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires the mobile app: ways in, phones, push messages, profile. */
@Factory
final class MobileUseCases {
    @Singleton
    DeviceDesk deviceDesk(AppDevices devices, PushTokens pushTokens, Transactions transactions, InstantSource clock) {
        return new DeviceDesk(devices, pushTokens, transactions, clock);
    }

    @Singleton
    EnterOnDevice enterOnDevice(
            OpenCustomerAccount openAccount,
            SignIn signIn,
            SignInWithTelegram telegram,
            DeviceDesk devices,
            RateLimits limits,
            MobileConfig config) {
        return new EnterOnDeviceService(openAccount, signIn, telegram, devices, limits, config.terms());
    }

    @Singleton
    DeviceSessions deviceSessions(
            SignedTokens tokens, Sessions sessions, RefreshSession refresh, SignOut signOut, InstantSource clock) {
        return new DeviceSessionsService(tokens, sessions, refresh, signOut, clock);
    }

    @Singleton
    BiometricService biometric(
            BiometricTokens tokens,
            Accounts accounts,
            Doorway doorway,
            MobileConfig config,
            AuditTrail audit,
            Randomness randomness,
            Transactions transactions,
            InstantSource clock) {
        return new BiometricService(
                tokens, accounts, doorway, config.biometricTtl(), audit, randomness, transactions, clock);
    }

    @Singleton
    CredentialListener phoneCredentials(
            BiometricTokens biometrics, PushTokens pushTokens, AppDevices devices, Profiles profiles) {
        return new PhoneCredentials(biometrics, pushTokens, devices, profiles);
    }

    @Singleton
    PushToPhones pushToPhones(PushTokens tokens, Profiles profiles, PushSender sender) {
        return new PushToPhonesService(tokens, profiles, sender);
    }

    @Singleton
    OwnProfile ownProfile(
            ReadOwnAccount own, EditProfile edit, Profiles profiles, Transactions transactions, InstantSource clock) {
        return new OwnProfileService(own, edit, profiles, transactions, clock);
    }

    @Singleton
    RecurringJob phoneRetention(
            PushTokens pushTokens,
            BiometricTokens biometrics,
            AccountConfig.Retention retention,
            MobileConfig config,
            InstantSource clock) {
        return new PhoneRetention(pushTokens, biometrics, retention.every(), config.pushTtl(), clock);
    }
}
