package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.Desk;
import com.cybervpn.application.billing.port.in.ReadPayment;
import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.PaymentState;
import com.cybervpn.domain.shared.Permission;
import java.util.List;
import java.util.Optional;

/** Implements {@link ReadPayment}. */
public final class ReadPaymentService implements ReadPayment {
    private final Payments payments;
    private final PaymentProviders providers;
    private final Settlement settlement;

    public ReadPaymentService(Payments payments, PaymentProviders providers, Settlement settlement) {
        this.payments = payments;
        this.providers = providers;
        this.settlement = settlement;
    }

    @Override
    public Optional<Payment> read(Caller caller, String reference, Desk desk) {
        if (desk == Desk.STAFF) caller.require(Permission.PAYMENT_READ);
        return find(reference)
                .filter(payment ->
                        payment.subscriber().belongsTo(caller.account()) || caller.may(Permission.PAYMENT_READ))
                .map(this::upToDate);
    }

    private Optional<Payment> find(String reference) {
        return PaymentId.parse(reference)
                .flatMap(payments::find)
                .or(() -> providers.all().stream()
                        .flatMap(provider -> payments.ofInvoice(provider.id(), reference).stream())
                        .findFirst());
    }

    private Payment upToDate(Payment payment) {
        if (!(payment.state() instanceof PaymentState.Pending)) return payment;
        PaymentProvider provider = providers.named(payment.invoice().provider()).orElse(null);
        if (provider == null) return payment;
        for (var told : provider.look(List.of(payment.invoice().externalId()))) {
            switch (told.state()) {
                case PAID -> settlement.paid(payment, told);
                case EXPIRED -> settlement.expired(payment);
                case ACTIVE -> {}
            }
        }
        return payments.find(payment.id()).orElse(payment);
    }
}
