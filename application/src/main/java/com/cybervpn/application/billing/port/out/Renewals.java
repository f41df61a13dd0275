package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.SubscriberId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The renewals that were started, one for each end of a subscription. */
public interface Renewals {
    /**
     * @return false when there is one for that end already; nothing is stored then
     */
    boolean add(Renewal renewal);

    Optional<Renewal> find(UUID id);

    void invoiced(UUID id, PaymentId payment);

    /**
     * @param periodEnd the end of access that it is to carry over
     * @param payment whose invoice asks for the money; null until that is made
     */
    record Renewal(
            UUID id,
            SubscriberId subscriber,
            Instant periodEnd,
            @Nullable PaymentId payment) {}
}
