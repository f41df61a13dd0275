package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.UseReferralCode;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.billing.port.out.Referrals;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.Referral;
import com.cybervpn.domain.billing.ReferralCode;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Implements {@link UseReferralCode}. */
public final class UseReferralCodeService implements UseReferralCode {
    private final Referrals referrals;
    private final Payments payments;
    private final ReferralProgramme programme;
    private final CustomerNews news;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public UseReferralCodeService(
            Referrals referrals,
            Payments payments,
            ReferralProgramme programme,
            CustomerNews news,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.referrals = referrals;
        this.payments = payments;
        this.programme = programme;
        this.news = news;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome use(Caller caller, String typed) {
        if (!programme.runs()) return Outcome.OFF;
        Optional<AccountId> referrer = ReferralCode.parse(typed).flatMap(referrals::ownerOf);
        if (referrer.isEmpty()) return Outcome.NO_SUCH_CODE;
        if (caller.principal().is(referrer.get())) return Outcome.OWN_CODE;
        Instant now = clock.instant();
        var referral = new Referral(referrer.get(), caller.account(), now);
        return transactions.inTransaction(() -> {
            if (payments.anyPaidBy(Subscriber.of(caller.account()).id())) return Outcome.TOO_LATE;
            if (!referrals.add(referral)) return Outcome.ALREADY_BROUGHT;
            audit.record(AuditTrail.Entry.of(
                    caller, "referral_joined", "account", caller.account().toString()));
            news.referralJoined(referral, now);
            return Outcome.ACCEPTED;
        });
    }
}
