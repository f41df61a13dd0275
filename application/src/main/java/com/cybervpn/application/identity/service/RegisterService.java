package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Register;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.identity.port.out.Invites;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Invite;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.identity.RegistrationPolicy;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link Register}. */
public final class RegisterService implements Register {
    private final Accounts accounts;
    private final Invites invites;
    private final PasswordHasher hasher;
    private final AddressVerification verification;
    private final RegistrationPolicy policy;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public RegisterService(
            Accounts accounts,
            Invites invites,
            PasswordHasher hasher,
            AddressVerification verification,
            RegistrationPolicy policy,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.invites = invites;
        this.hasher = hasher;
        this.verification = verification;
        this.policy = policy;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome register(Command command) {
        var outcome = decide(command);
        record(command, outcome);
        return outcome;
    }

    private Outcome decide(Command command) {
        if (!policy.open()) return new Outcome.Closed();
        // Looked at before the slow hash, and again, locked, when the account is stored.
        if (!transactions.inTransaction(() -> admission(command).isGood())) return new Outcome.NoGoodInvite();
        var hash = hasher.hash(command.password());
        return transactions.inTransaction(() -> open(command, hash));
    }

    private Outcome open(Command command, PasswordHash hash) {
        var admission = admission(command);
        if (!admission.isGood()) return new Outcome.NoGoodInvite();
        return switch (accounts.add(account(command, admission.role(), hash))) {
            case Stored.Done(var account) -> {
                var invite = admission.invite();
                if (invite != null) invites.remove(invite.token(), clock.instant());
                if (account.email() != null) verification.start(account);
                yield new Outcome.Registered(account);
            }
            case Stored.LoginTaken _ -> new Outcome.LoginTaken();
            case Stored.EmailTaken _, Stored.TelegramTaken _ -> new Outcome.EmailTaken();
        };
    }

    private Account account(Command command, Role role, PasswordHash hash) {
        var account = Account.opened(new AccountId(ids.next()), command.login(), role, clock.instant())
                .withLocale(command.locale())
                .withPassword(hash);
        var email = command.email();
        return email == null ? account : account.withUnverifiedEmail(email).withActive(false);
    }

    private Admission admission(Command command) {
        var shown = command.invite();
        if (shown == null) return new Admission(!policy.inviteRequired(), null);
        var invite = parse(shown)
                .flatMap(token -> invites.lock(token, clock.instant()))
                .filter(found -> found.isFor(command.email()))
                .orElse(null);
        return new Admission(invite != null, invite);
    }

    private void record(Command command, Outcome outcome) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("login", Masked.identifier(command.login().value()));
        values.put(
                "email",
                Optional.ofNullable(command.email()).map(EmailAddress::masked).orElse(null));
        values.put("success", outcome instanceof Outcome.Registered);
        values.put("reason", reason(outcome));
        values.put("invite_used", command.invite() != null && outcome instanceof Outcome.Registered);
        audit.record(new AuditTrail.Entry(
                null, "registration_attempt", "user", idOf(outcome), null, values, command.origin()));
    }

    private static @Nullable String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Registered _ -> null;
            case Outcome.Closed _ -> "registration_disabled";
            case Outcome.NoGoodInvite _ -> "invalid_invite";
            case Outcome.LoginTaken _ -> "login_taken";
            case Outcome.EmailTaken _ -> "email_taken";
        };
    }

    private static @Nullable String idOf(Outcome outcome) {
        return outcome instanceof Outcome.Registered(var account) ? account.id().toString() : null;
    }

    private static Optional<UUID> parse(String token) {
        try {
            return Optional.of(UUID.fromString(token));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * @param invite null when none was shown
     */
    private record Admission(boolean isGood, @Nullable Invite invite) {
        /** Without an invite one becomes a customer: staff is invited (D-30). */
        Role role() {
            return invite == null ? Role.MOBILE_USER : invite.role();
        }
    }
}
