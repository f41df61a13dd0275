package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.ReferralCode;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The caller's part in the referral programme (R-900..R-902). */
public interface OwnReferrals {
    /** Made on the first read, and the same ever after. */
    ReferralCode code(Caller caller);

    Summary summary(Caller caller);

    /** Newest first. */
    List<Entry> latest(Caller caller, int limit);

    /**
     * @param active brought accounts whose access has not ended
     * @param balance what is owed: earned less spent
     */
    record Summary(
            ReferralCode code,
            boolean programmeRuns,
            BigDecimal rate,
            int total,
            int active,
            int expired,
            Money earned,
            Money balance) {}

    /**
     * One account that was brought.
     *
     * @param maskedEmail {@code j***@example.com}; {@code ***} without an address
     * @param base what it paid in all
     */
    record Entry(
            AccountId referred,
            String maskedEmail,
            boolean expired,
            Money base,
            Money earned,
            BigDecimal rate,
            Instant at) {}
}
