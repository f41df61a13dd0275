package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.billing.port.out.Plans;
import com.cybervpn.application.billing.port.out.Renewals;
import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.billing.InvoiceCurrency;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.Subscription;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Makes the invoice of a renewal and sends it to the customer, at the price that the plan has now. */
public final class MakeRenewalInvoice implements JobHandler {
    static final String KIND = "billing.renewal";

    private final Renewals renewals;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final PaymentProviders providers;
    private final InvoiceDesk desk;
    private final CustomerNews news;
    private final Transactions transactions;
    private final Duration validFor;
    private final InstantSource clock;

    /**
     * @param validFor how long the invoice can be paid
     */
    public MakeRenewalInvoice(
            Renewals renewals,
            Subscriptions subscriptions,
            Plans plans,
            PaymentProviders providers,
            InvoiceDesk desk,
            CustomerNews news,
            Transactions transactions,
            Duration validFor,
            InstantSource clock) {
        this.renewals = renewals;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.providers = providers;
        this.desk = desk;
        this.news = news;
        this.transactions = transactions;
        this.validFor = validFor;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String id) {
        Renewals.Renewal renewal = renewals.find(UUID.fromString(id)).orElse(null);
        if (renewal == null || renewal.payment() != null) return;
        Subscription subscription = subscriptions.find(renewal.subscriber()).orElse(null);
        if (subscription == null || !isStillDue(subscription, renewal)) return;
        Plan plan = subscription.plan() == null
                ? null
                : plans.find(subscription.plan()).orElse(null);
        PaymentProvider provider = providers.preferred().orElse(null);
        if (plan == null || !plan.isForSale() || provider == null) return;

        var currency = new InvoiceCurrency(plan.terms().price().currency(), null);
        UUID userUuid = subscription.subscriber().id().value();
        var invoice = desk.invoice(provider, userUuid, plan, currency, validFor); // outside: it may be slow
        transactions.run(() -> {
            var payment = desk.store(subscription.subscriber(), plan, invoice);
            renewals.invoiced(renewal.id(), payment.id());
            news.renewalInvoice(payment, renewal.periodEnd(), clock.instant());
        });
    }

    private static boolean isStillDue(Subscription subscription, Renewals.Renewal renewal) {
        return subscription.autoRenew() && renewal.periodEnd().equals(subscription.expiresAt());
    }
}
