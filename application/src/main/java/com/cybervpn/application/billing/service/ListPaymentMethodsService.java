package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.in.ListPaymentMethods;
import java.util.List;
import java.util.stream.Stream;

/** Implements {@link ListPaymentMethods}: what the providers offer, and cards, which nobody offers yet. */
public final class ListPaymentMethodsService implements ListPaymentMethods {
    private static final Method CARD = new Method("stripe", "Card Payment", "card", false);

    private final PaymentProviders providers;

    public ListPaymentMethodsService(PaymentProviders providers) {
        this.providers = providers;
    }

    @Override
    public List<Method> list() {
        List<Method> offered = providers.all().stream()
                .map(provider -> provider.method())
                .map(method -> new Method(method.id(), method.name(), method.type(), method.enabled()))
                .toList();
        boolean cards = offered.stream().anyMatch(method -> method.type().equals(CARD.type()));
        return cards
                ? offered
                : Stream.concat(offered.stream(), Stream.of(CARD)).toList();
    }
}
