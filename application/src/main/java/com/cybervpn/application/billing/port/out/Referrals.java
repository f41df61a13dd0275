package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.Referral;
import com.cybervpn.domain.billing.ReferralCode;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The stored referral codes, who brought whom, and what that earned. */
public interface Referrals {
    Optional<ReferralCode> codeOf(AccountId account);

    /**
     * Gives an account its code for good.
     *
     * @return false when the account has one already or the code is somebody's; nothing is stored then
     */
    boolean assign(AccountId account, ReferralCode code);

    Optional<AccountId> ownerOf(ReferralCode code);

    /**
     * @return false when somebody brought that account already; nothing is stored then
     */
    boolean add(Referral referral);

    Optional<Referral> ofReferred(AccountId referred);

    /**
     * @return false when the payment earned its commission already; nothing is stored then
     */
    boolean earned(Commission commission);

    Optional<Commission> commissionFor(PaymentId payment);

    /** How many accounts this one brought; an account counts as expired once its access has ended. */
    Numbers numbers(AccountId referrer, Instant now);

    /** Newest first; sums in {@code currency}. */
    List<Brought> latest(AccountId referrer, Currency currency, Instant now, int limit);

    /**
     * @param base the paid amount that it is a share of
     */
    record Commission(
            PaymentId payment,
            AccountId referrer,
            AccountId referred,
            Money base,
            BigDecimal rate,
            Money amount,
            Instant at) {}

    /** Counts of brought accounts. */
    record Numbers(int total, int expired) {
        public int active() {
            return total - expired;
        }
    }

    /**
     * One account that was brought.
     *
     * @param base what it paid in all
     * @param earned what it earned in all
     */
    record Brought(Referral referral, boolean expired, Money base, Money earned) {}
}
