package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Secret;

/** Asks somebody who is signed in for the password again; a stolen token must not be a way to guess it. */
public final class PasswordCheck {
    private final PasswordHasher hasher;
    private final RateLimits limits;
    private final RateLimits.Limit tries;

    public PasswordCheck(PasswordHasher hasher, RateLimits limits, RateLimits.Limit tries) {
        this.hasher = hasher;
        this.limits = limits;
        this.tries = tries;
    }

    /**
     * @throws TooManyRequests after too many tries without a right one
     */
    boolean isRight(Account account, Secret candidate) {
        var key = "password-check:" + account.id();
        limits.tryAcquire(key, tries).ifPresent(wait -> {
            throw new TooManyRequests(wait);
        });
        boolean right = hasher.matches(candidate, account.password());
        if (right) limits.reset(key);
        return right;
    }
}
