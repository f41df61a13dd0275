package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.Ledger;
import com.cybervpn.application.billing.port.out.Referrals;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.domain.billing.LedgerAccount;
import com.cybervpn.domain.billing.LedgerTransfer;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.Referral;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Money;
import java.time.Instant;

/** Credits whoever brought a customer with a share of each payment, once, and takes it back when money returns. */
public final class Commissions {
    private final ReferralProgramme programme;
    private final Referrals referrals;
    private final Ledger ledger;
    private final Ids ids;

    public Commissions(ReferralProgramme programme, Referrals referrals, Ledger ledger, Ids ids) {
        this.programme = programme;
        this.referrals = referrals;
        this.ledger = ledger;
        this.ids = ids;
    }

    /** Inside the transaction that completes the payment. */
    void earnedBy(Payment payment, Instant now) {
        if (!programme.runs()) return;
        payment.subscriber()
                .account()
                .flatMap(referrals::ofReferred)
                .ifPresent(referral -> credit(payment, referral, now));
    }

    /** Inside the transaction that records the return; takes what is left of the commission on the balance. */
    void returned(Payment payment, Instant now) {
        referrals.commissionFor(payment.id()).ifPresent(commission -> {
            Money share = commission.amount();
            AccountId referrer = commission.referrer();
            long left = ledger.totals(LedgerAccount.reward(referrer), share.currency())
                    .balance();
            long back = Math.min(left, share.minor());
            if (back > 0) {
                ledger.book(new LedgerTransfer(
                        ids.next(),
                        "commission_returned",
                        payment.id().toString(),
                        LedgerAccount.reward(referrer),
                        LedgerAccount.commission(),
                        new Money(back, share.currency()),
                        now));
            }
        });
    }

    private void credit(Payment payment, Referral referral, Instant now) {
        Money share = programme.rate().of(payment.amount());
        if (share.minor() == 0) return;
        var commission = new Referrals.Commission(
                payment.id(),
                referral.referrer(),
                referral.referred(),
                payment.amount(),
                programme.rate().share(),
                share,
                now);
        if (!referrals.earned(commission)) return;
        ledger.book(new LedgerTransfer(
                ids.next(),
                "commission",
                payment.id().toString(),
                LedgerAccount.commission(),
                LedgerAccount.reward(referral.referrer()),
                share,
                now));
    }
}
