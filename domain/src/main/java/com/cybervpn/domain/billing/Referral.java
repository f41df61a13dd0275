package com.cybervpn.domain.billing;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;

/**
 * That one account brought another.
 *
 * @param referred was brought; by one account at most, and never by itself
 */
public record Referral(AccountId referrer, AccountId referred, Instant at) {
    public Referral {
        if (referrer.equals(referred)) throw new IllegalArgumentException("nobody brings himself");
    }
}
