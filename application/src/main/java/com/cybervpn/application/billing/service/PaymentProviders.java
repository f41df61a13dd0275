package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.PaymentProvider;
import java.util.List;
import java.util.Optional;

/** The providers of this installation; the first one that is enabled takes new payments. */
public record PaymentProviders(List<PaymentProvider> all) {
    public PaymentProviders {
        all = List.copyOf(all);
    }

    Optional<PaymentProvider> preferred() {
        return all.stream().filter(provider -> provider.method().enabled()).findFirst();
    }

    Optional<PaymentProvider> named(String id) {
        return all.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }
}
