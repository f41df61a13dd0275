package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.AccessChanges;
import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.Payment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Compares our books with the providers', and our promises with the panel: settles invoices that were paid after we gave them
 * up, and takes up changes of access whose job got lost.
 */
public final class ReconcilePayments implements RecurringJob {
    private static final int LATEST = 200;
    private static final int BATCH = 500;
    private static final Duration GRACE = Duration.ofMinutes(15);

    private final Payments payments;
    private final PaymentProviders providers;
    private final AccessChanges changes;
    private final Settlement settlement;
    private final Jobs jobs;
    private final Duration every;
    private final InstantSource clock;

    public ReconcilePayments(
            Payments payments,
            PaymentProviders providers,
            AccessChanges changes,
            Settlement settlement,
            Jobs jobs,
            Duration every,
            InstantSource clock) {
        this.payments = payments;
        this.providers = providers;
        this.changes = changes;
        this.settlement = settlement;
        this.jobs = jobs;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.reconcile-payments";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        for (AccessChange change : changes.open(now.minus(GRACE), BATCH)) {
            jobs.enqueue(BringAccessToPanel.KIND, change.id().toString(), now);
        }
        for (PaymentProvider provider : providers.all()) {
            if (!provider.method().enabled()) continue;
            for (PaymentProvider.Standing paid : provider.paid(LATEST)) {
                payments.ofInvoice(provider.id(), paid.externalId())
                        .filter(Payment::isOpen)
                        .ifPresent(payment -> settlement.paid(payment, paid));
            }
        }
    }
}
