package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.Notices;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.Referral;
import com.cybervpn.domain.billing.Subscription;
import com.cybervpn.domain.shared.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides, inside the caller's transaction, that a customer is to be told something; a job then tells it once. */
public final class CustomerNews {
    private final Notices notices;
    private final Jobs jobs;
    private final Ids ids;

    public CustomerNews(Notices notices, Jobs jobs, Ids ids) {
        this.notices = notices;
        this.jobs = jobs;
        this.ids = ids;
    }

    void paymentConfirmed(Payment payment, Instant now) {
        tell(
                payment.subscriber().account(),
                Notices.Kind.PAYMENT_CONFIRMED,
                payment.id().toString(),
                payment.planName(),
                now,
                null,
                now);
    }

    /**
     * @param lead how long before the end this notice is given
     */
    void expiring(Subscription subscription, Instant end, Duration lead, Instant now) {
        tell(
                subscription.subscriber().account(),
                Notices.Kind.SUBSCRIPTION_EXPIRING,
                lead + ":" + end.getEpochSecond(),
                subscription.planName(),
                end,
                null,
                now);
    }

    void renewalInvoice(Payment payment, Instant end, Instant now) {
        tell(
                payment.subscriber().account(),
                Notices.Kind.RENEWAL_INVOICE,
                Long.toString(end.getEpochSecond()),
                payment.planName(),
                end,
                payment.invoice().payUrl(),
                now);
    }

    void expired(Subscription subscription, Instant end, Instant now) {
        tell(
                subscription.subscriber().account(),
                Notices.Kind.EXPIRED,
                Long.toString(end.getEpochSecond()),
                subscription.planName(),
                end,
                null,
                now);
    }

    void referralJoined(Referral referral, Instant now) {
        tell(
                Optional.of(referral.referrer()),
                Notices.Kind.REFERRAL_JOINED,
                referral.referred().toString(),
                null,
                now,
                null,
                now);
    }

    private void tell(
            Optional<AccountId> account,
            Notices.Kind kind,
            String about,
            @Nullable String planName,
            Instant moment,
            @Nullable String link,
            Instant now) {
        account.ifPresent(whom -> {
            var notice = new Notices.Notice(ids.next(), whom, kind, about, planName, moment, link);
            if (notices.add(notice)) jobs.enqueue(TellCustomer.KIND, notice.id().toString(), now);
        });
    }
}
