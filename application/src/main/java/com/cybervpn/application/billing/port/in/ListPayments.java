package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Payment;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists payments, newest first: the caller's own, or everybody's with the right to read them. */
public interface ListPayments {
    Page history(Caller caller, Query query);

    /**
     * @param user whose payments; null is everybody's with the right, the caller's own without
     */
    record Query(@Nullable UUID user, long offset, int limit) {}

    /**
     * @param total how many there are without offset and limit
     */
    record Page(List<Payment> payments, long total) {}
}
