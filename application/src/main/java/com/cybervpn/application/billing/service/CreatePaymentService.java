package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.CreatePayment;
import com.cybervpn.application.billing.port.in.Desk;
import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.billing.port.out.Plans;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Invoice;
import com.cybervpn.domain.billing.InvoiceCurrency;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.shared.Permission;
import java.time.Duration;
import java.util.Optional;

/** Implements {@link CreatePayment}. */
public final class CreatePaymentService implements CreatePayment {
    private final Plans plans;
    private final PaymentProviders providers;
    private final InvoiceDesk desk;
    private final Duration validFor;

    /**
     * @param validFor how long an invoice can be paid
     */
    public CreatePaymentService(Plans plans, PaymentProviders providers, InvoiceDesk desk, Duration validFor) {
        this.plans = plans;
        this.providers = providers;
        this.desk = desk;
        this.validFor = validFor;
    }

    @Override
    public Outcome create(Caller caller, Command command) {
        if (command.desk() == Desk.STAFF) caller.require(Permission.PAYMENT_CREATE);
        Subscriber subscriber = desk.subscriber(caller, command.userUuid()).orElse(null);
        if (subscriber == null || !subscriber.belongsTo(caller.account())) caller.require(Permission.PAYMENT_CREATE);
        if (subscriber == null) return new Outcome.NoSuchUser();

        Plan plan = plan(command.plan()).orElse(null);
        if (plan == null || plan.archivedAt() != null || !plan.terms().onSale()) return new Outcome.NoSuchPlan();
        if (!plan.isForSale()) return new Outcome.NothingToPay();
        InvoiceCurrency currency = InvoiceCurrency.of(
                        command.currency(), plan.terms().price().currency())
                .orElse(null);
        if (currency == null) return new Outcome.CurrencyNotAccepted();
        PaymentProvider provider = providers.preferred().orElse(null);
        if (provider == null) return new Outcome.NoProvider();
        Invoice invoice = desk.invoice(provider, command.userUuid(), plan, currency, validFor);
        return new Outcome.Opened(desk.store(subscriber, plan, invoice));
    }

    private Optional<Plan> plan(String reference) {
        return PlanId.parse(reference).flatMap(plans::find).or(() -> plans.named(reference.strip()));
    }
}
