package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.LoginAttempts;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.identity.port.out.Pause;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.LockoutPolicy;
import com.cybervpn.domain.identity.LoginFailures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link SignIn}. */
public final class SignInService implements SignIn {
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final LoginAttempts attempts;
    private final LockoutPolicy lockout;
    private final Doorway doorway;
    private final AuditTrail audit;
    private final Pause pause;
    private final Duration failureFloor;
    private final InstantSource clock;

    public SignInService(
            Accounts accounts,
            PasswordHasher hasher,
            LoginAttempts attempts,
            LockoutPolicy lockout,
            Doorway doorway,
            AuditTrail audit,
            Pause pause,
            Duration failureFloor,
            InstantSource clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.attempts = attempts;
        this.lockout = lockout;
        this.doorway = doorway;
        this.audit = audit;
        this.pause = pause;
        this.failureFloor = failureFloor;
        this.clock = clock;
    }

    @Override
    public Outcome signIn(Command command) {
        var earliestFailure = clock.instant().plus(failureFloor);
        var outcome = decide(command);
        if (!(outcome instanceof Outcome.Entered)) pause.until(earliestFailure);
        return outcome;
    }

    private Outcome decide(Command command) {
        var account = AccountLookup.byIdentifier(accounts, command.identifier()).orElse(null);
        var key = AccountLookup.attemptsKey(account, command.identifier());
        var locked = attempts.of(key).lockedFor(lockout, clock.instant());
        if (locked.isPresent()) return new Outcome.Locked(locked.get());

        boolean right = hasher.matches(command.password(), account == null ? null : account.password());
        if (account == null || !right || !account.maySignIn()) return failed(key, account, command);

        // Asked again: while the password was hashed, others may have failed often enough to lock.
        var meanwhile = change(key, LoginFailures::cleared).lockedFor(lockout, clock.instant());
        if (meanwhile.isPresent()) return new Outcome.Locked(meanwhile.get());
        return new Outcome.Entered(
                doorway.enter(account, "password", command.remember(), command.style(), command.client()));
    }

    private Outcome failed(String key, @Nullable Account account, Command command) {
        var before = change(key, LoginFailures::plusOne);
        var lockedBefore = before.lockedFor(lockout, clock.instant());
        if (lockedBefore.isPresent()) return new Outcome.Locked(lockedBefore.get());
        record("login_failed", account, command);
        if (locksWithNext(before)) record("account_locked", account, command);
        return new Outcome.Refused();
    }

    private boolean locksWithNext(LoginFailures before) {
        Instant now = clock.instant();
        return before.plusOne(lockout, now).lockedFor(lockout, now).isPresent();
    }

    private LoginFailures change(String key, Change change) {
        return attempts.change(key, failures -> change.apply(failures, lockout, clock.instant()));
    }

    private void record(String action, @Nullable Account account, Command command) {
        audit.record(new AuditTrail.Entry(
                null,
                action,
                "user",
                Optional.ofNullable(account).map(known -> known.id().toString()).orElse(null),
                null,
                Map.of("identifier", Masked.identifier(command.identifier())),
                command.client().origin()));
    }

    private interface Change {
        LoginFailures apply(LoginFailures failures, LockoutPolicy policy, Instant now);
    }
}
