package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.PanelAccess;
import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.domain.billing.Invoice;
import com.cybervpn.domain.billing.InvoiceCurrency;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanTerms;
import com.cybervpn.domain.billing.Subscriber;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Makes the invoice for one term of a plan, and the payment that waits for it: what every way to ask for money shares. */
public final class InvoiceDesk {
    private final PanelAccess panel;
    private final Payments payments;
    private final Ids ids;
    private final InstantSource clock;

    public InvoiceDesk(PanelAccess panel, Payments payments, Ids ids, InstantSource clock) {
        this.panel = panel;
        this.payments = payments;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whom a {@code user_uuid} names; the caller's own account always names itself. */
    Optional<Subscriber> subscriber(Caller caller, UUID userUuid) {
        return userUuid.equals(caller.account().value())
                ? Optional.of(Subscriber.of(caller.account()))
                : panel.subscriber(userUuid);
    }

    /**
     * Opens an invoice at the provider. One that is never {@link #store stored}, because of a crash in between, nobody was told
     * of, and so nobody pays.
     *
     * @param userUuid as the invoice's payload names the customer
     */
    Invoice invoice(PaymentProvider provider, UUID userUuid, Plan plan, InvoiceCurrency currency, Duration validFor) {
        PlanTerms terms = plan.terms();
        return provider.open(new PaymentProvider.Order(
                terms.price(),
                currency,
                terms.name() + ", " + terms.days() + (terms.days() == 1 ? " day" : " days"),
                userUuid + ":" + plan.id(),
                validFor));
    }

    /** Stores the payment that waits for the invoice. */
    Payment store(Subscriber subscriber, Plan plan, Invoice invoice) {
        var payment = Payment.opened(new PaymentId(ids.next()), subscriber, plan, invoice, clock.instant());
        payments.add(payment);
        return payment;
    }
}
