package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.DeviceToken;
import com.cybervpn.application.identity.port.in.EnrollBiometric;
import com.cybervpn.application.identity.port.in.SignInByBiometric;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.BiometricTokens;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;

/** {@link EnrollBiometric} and {@link SignInByBiometric}. */
public final class BiometricService implements EnrollBiometric, SignInByBiometric {
    private static final int TOKEN_BYTES = 32;

    private final BiometricTokens tokens;
    private final Accounts accounts;
    private final Doorway doorway;
    private final Duration ttl;
    private final AuditTrail audit;
    private final Randomness randomness;
    private final Transactions transactions;
    private final InstantSource clock;

    public BiometricService(
            BiometricTokens tokens,
            Accounts accounts,
            Doorway doorway,
            Duration ttl,
            AuditTrail audit,
            Randomness randomness,
            Transactions transactions,
            InstantSource clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.doorway = doorway;
        this.ttl = ttl;
        this.audit = audit;
        this.randomness = randomness;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public DeviceToken enroll(Caller caller, String deviceId) {
        var token = newToken();
        transactions.run(() -> {
            tokens.enroll(caller.account(), deviceId, hash(token), token.expiresAt());
            audit.record(AuditTrail.Entry.of(
                            caller,
                            "biometric_enrolled",
                            "user",
                            caller.account().toString())
                    .withValues(null, Map.of("device_id", deviceId)));
        });
        return token;
    }

    @Override
    public Outcome signIn(String deviceToken, Client client) {
        var device = client.deviceId();
        if (device == null) return new Outcome.Refused();
        var next = newToken();
        return transactions.inTransaction(() -> tokens.exchange(
                        device, Sha256.hex(deviceToken), hash(next), next.expiresAt(), clock.instant())
                .flatMap(accounts::find)
                .filter(Account::maySignIn)
                .<Outcome>map(account ->
                        new Outcome.Entered(doorway.open(account, "biometric", false, TokenStyle.PAIR, client), next))
                .orElseGet(Outcome.Refused::new));
    }

    private DeviceToken newToken() {
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(TOKEN_BYTES));
        return new DeviceToken(Secret.of(value), clock.instant().plus(ttl));
    }

    private static String hash(DeviceToken token) {
        return Sha256.hex(token.value().reveal());
    }
}
