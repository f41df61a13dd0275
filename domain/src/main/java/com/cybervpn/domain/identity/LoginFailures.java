package com.cybervpn.domain.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Failed sign-ins in a row, with one account or one unknown name. */
public record LoginFailures(int count, Instant lastAt) {
    public static final LoginFailures NONE = new LoginFailures(0, Instant.EPOCH);
    /** How a lock without end is told: so far away that nobody waits for it. */
    private static final Duration FOR_EVER = Duration.ofDays(365);

    public LoginFailures {
        if (count < 0) throw new IllegalArgumentException("count " + count);
    }

    public boolean isPermanent(LockoutPolicy policy) {
        return count >= policy.forever();
    }

    /** How long sign-in is still locked; empty when it is open. */
    public Optional<Duration> lockedFor(LockoutPolicy policy, Instant now) {
        if (isPermanent(policy)) return Optional.of(FOR_EVER);
        return policy.lockAfter(count).map(lastAt::plus).filter(now::isBefore).map(end -> Duration.between(now, end));
    }

    /** After one more failure; the same while locked, since those are not counted. */
    public LoginFailures plusOne(LockoutPolicy policy, Instant now) {
        if (lockedFor(policy, now).isPresent()) return this;
        return new LoginFailures(isForgotten(policy, now) ? 1 : count + 1, now);
    }

    /** After a success, which opens everything but a lock. */
    public LoginFailures cleared(LockoutPolicy policy, Instant now) {
        return lockedFor(policy, now).isPresent() ? this : NONE;
    }

    private boolean isForgotten(LockoutPolicy policy, Instant now) {
        return !lastAt.plus(policy.memory()).isAfter(now);
    }
}
