package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.ListPayments;
import com.cybervpn.application.billing.port.out.PanelAccess;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.shared.Permission;
import java.util.List;
import java.util.UUID;

/** Implements {@link ListPayments}. */
public final class ListPaymentsService implements ListPayments {
    private final Payments payments;
    private final PanelAccess panel;

    public ListPaymentsService(Payments payments, PanelAccess panel) {
        this.payments = payments;
        this.panel = panel;
    }

    @Override
    public Page history(Caller caller, Query query) {
        UUID user = query.user();
        if (user == null && caller.may(Permission.PAYMENT_READ))
            return page(payments.history(null, query.offset(), query.limit()));
        Subscriber subscriber = user == null || user.equals(caller.account().value())
                ? Subscriber.of(caller.account())
                : panel.subscriber(user).orElse(null);
        if (subscriber == null || !subscriber.belongsTo(caller.account())) caller.require(Permission.PAYMENT_READ);
        if (subscriber == null) return new Page(List.of(), 0);
        return page(payments.history(subscriber.id(), query.offset(), query.limit()));
    }

    private static Page page(Payments.Page page) {
        return new Page(page.payments(), page.total());
    }
}
