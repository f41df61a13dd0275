package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.in.SetUpSecondFactor;
import com.cybervpn.application.identity.port.out.ReauthWindows;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.SecondFactorPolicy;
import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.Secret;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link SetUpSecondFactor}. */
public final class SetUpSecondFactorService implements SetUpSecondFactor {
    /** 8 hex digits. */
    private static final int RECOVERY_CODE_BYTES = 4;

    private final ReadOwnAccount own;
    private final SecondFactors factors;
    private final ReauthWindows windows;
    private final SecondFactorCheck check;
    private final SecondFactorPolicy policy;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Randomness randomness;
    private final InstantSource clock;

    public SetUpSecondFactorService(
            ReadOwnAccount own,
            SecondFactors factors,
            ReauthWindows windows,
            SecondFactorCheck check,
            SecondFactorPolicy policy,
            AuditTrail audit,
            Transactions transactions,
            Randomness randomness,
            InstantSource clock) {
        this.own = own;
        this.factors = factors;
        this.windows = windows;
        this.check = check;
        this.policy = policy;
        this.audit = audit;
        this.transactions = transactions;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public Proposal propose(Caller caller) {
        var now = clock.instant();
        if (!windows.isOpen(caller.principal().session(), now)) return new Proposal.NotConfirmed();
        if (factors.isOn(caller.account())) return new Proposal.AlreadyOn();
        var account = own.read(caller);
        var secret = new TotpSecret(randomness.bytes(TotpSecret.BYTES));
        factors.propose(account.id(), secret, now.plus(policy.pendingTtl()));
        var label = account.emailAddress()
                .map(EmailAddress::value)
                .orElse(account.login().value());
        return new Proposal.Proposed(Secret.of(secret.base32()), Secret.of(secret.uri(policy.issuer(), label)));
    }

    @Override
    public Confirmation confirm(Caller caller, String code) {
        var account = caller.account();
        var secret = factors.proposed(account, clock.instant()).orElse(null);
        if (secret == null) return new Confirmation.WrongCode();
        var step = check.tryProposed(account, secret, code);
        if (step.isEmpty()) return new Confirmation.WrongCode();
        var codes = recoveryCodes();
        var hashes = codes.stream().map(fresh -> Sha256.hex(fresh.reveal())).collect(Collectors.toSet());
        return transactions.inTransaction(() -> {
            if (!factors.turnOn(account, secret, hashes, step.getAsLong(), clock.instant())) {
                return new Confirmation.WrongCode();
            }
            audit.record(AuditTrail.Entry.of(caller, "second_factor_enabled", "user", account.toString()));
            return new Confirmation.TurnedOn(codes);
        });
    }

    private List<Secret> recoveryCodes() {
        return Stream.generate(() -> HexFormat.of().withUpperCase().formatHex(randomness.bytes(RECOVERY_CODE_BYTES)))
                .distinct()
                .limit(policy.recoveryCodes())
                .map(Secret::of)
                .toList();
    }
}
