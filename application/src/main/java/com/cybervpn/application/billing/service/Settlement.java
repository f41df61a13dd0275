package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.Ledger;
import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.LedgerAccount;
import com.cybervpn.domain.billing.LedgerTransfer;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentState;
import com.cybervpn.domain.billing.Subscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Decides what a provider's word about an invoice means, once: webhook, poll, reconciliation and a customer's own
 * look all end here. One transaction completes the payment, books it, credits the commission, promises the access and
 * tells everybody; the panel is brought up to date by a job afterwards.
 */
public final class Settlement {
    private final Payments payments;
    private final Subscriptions subscriptions;
    private final AccessChanges changes;
    private final Ledger ledger;
    private final Commissions commissions;
    private final CustomerNews news;
    private final BillingEvents events;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public Settlement(
            Payments payments,
            Subscriptions subscriptions,
            AccessChanges changes,
            Ledger ledger,
            Commissions commissions,
            CustomerNews news,
            BillingEvents events,
            AuditTrail audit,
            Jobs jobs,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.payments = payments;
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.ledger = ledger;
        this.commissions = commissions;
        this.news = news;
        this.events = events;
        this.audit = audit;
        this.jobs = jobs;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the news changed. */
    public enum Result {
        /** This very call completed the payment. */
        COMPLETED,
        /** It was settled before, or is over. */
        ALREADY_SETTLED,
        /** Amount or payload are not those of the invoice that was made; nothing happened. */
        MISMATCH
    }

    /** The provider says that the invoice of {@code payment} was paid. */
    public Result paid(Payment payment, PaymentProvider.Standing told) {
        return transactions.inTransaction(() -> {
            if (!matches(payment, told)) {
                audit.record(entry("payment_mismatch", payment));
                return Result.MISMATCH;
            }
            return complete(payment) ? Result.COMPLETED : Result.ALREADY_SETTLED;
        });
    }

    /** The invoice of {@code payment} can no longer be paid. */
    void expired(Payment payment) {
        transactions.run(() -> {
            if (payments.move(payment, new PaymentState.Failed(clock.instant()))) events.failed(payment);
        });
    }

    private boolean complete(Payment seen) {
        Instant now = clock.instant();
        Payment payment = seen;
        while (!payments.move(payment, new PaymentState.Completed(now))) {
            payment = payments.find(seen.id()).orElseThrow();
            if (!payment.isOpen()) return false;
        }
        ledger.book(new LedgerTransfer(
                ids.next(),
                "payment",
                payment.id().toString(),
                LedgerAccount.provider(payment.invoice().provider()),
                LedgerAccount.revenue(),
                payment.amount(),
                now));
        commissions.earnedBy(payment, now);
        Subscription subscription = subscriptions.lock(payment.subscriber());
        subscriptions.save(subscription.paidWith(payment));
        AccessChange change = AccessChange.bought(ids.next(), payment, now);
        if (changes.add(change))
            jobs.enqueue(BringAccessToPanel.KIND, change.id().toString(), now);
        audit.record(entry("payment_completed", payment));
        events.completed(payment);
        news.paymentConfirmed(payment, now);
        return true;
    }

    private static boolean matches(Payment payment, PaymentProvider.Standing told) {
        return (told.amount() == null
                        || told.amount().compareTo(payment.amount().toMajor()) == 0)
                && (told.payload() == null
                        || told.payload().equals(payment.invoice().payload()));
    }

    private static AuditTrail.Entry entry(String action, Payment payment) {
        return new AuditTrail.Entry(
                null,
                action,
                "payment",
                payment.id().toString(),
                null,
                Map.of(
                        "user_uuid", payment.subscriber().id().toString(),
                        "amount", payment.amount().toMajor().toPlainString(),
                        "currency", payment.amount().currency().getCurrencyCode(),
                        "provider", payment.invoice().provider(),
                        "invoice_id", payment.invoice().externalId()),
                Origin.SYSTEM);
    }
}
