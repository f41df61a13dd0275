package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Payment;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Starts the payment that older clients ask for by its amount: they name a price they saw, and it must be the price of a
 * plan on sale. Owners for themselves; whoever may create payments for anybody.
 */
public interface PayByAmount {
    Outcome pay(Caller caller, Command command);

    /**
     * @param amount in major units
     * @param method null is the only one there is
     * @param plan UUID or name where the client knows it; null finds the plan by its price
     */
    record Command(
            UUID userUuid,
            BigDecimal amount,
            String currency,
            @Nullable String method,
            @Nullable String plan) {}

    /** How it ended. */
    sealed interface Outcome {
        record Opened(Payment payment) implements Outcome {}

        record NoSuchUser() implements Outcome {}

        /** No plan on sale has that price, or several have. */
        record NoSuchPrice() implements Outcome {}

        /** Nobody here takes money that way. */
        record NoSuchMethod() implements Outcome {}
    }
}
