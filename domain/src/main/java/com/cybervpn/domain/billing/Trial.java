package com.cybervpn.domain.billing;

import com.cybervpn.domain.shared.AccountId;
import java.time.Duration;
import java.time.Instant;

/** The one trial that an account ever has. */
public record Trial(AccountId account, Instant startedAt, Instant endsAt) {
    public static Trial started(AccountId account, Instant now, Duration length) {
        return new Trial(account, now, now.plus(length));
    }

    public boolean isRunning(Instant now) {
        return now.isBefore(endsAt);
    }

    /** Whole days until the end, never negative. */
    public int daysRemaining(Instant now) {
        return (int) Math.max(0, Duration.between(now, endsAt).toDays());
    }
}
