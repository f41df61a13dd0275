package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Payment;
import java.util.UUID;

/** Asks a customer for the price of a plan (R-710..R-712). What it costs is the plan's business, never the caller's. */
public interface CreatePayment {
    Outcome create(Caller caller, Command command);

    /**
     * @param userUuid an account's or a VPN user's
     * @param plan UUID or name
     * @param currency the plan's own, or a crypto asset to settle in
     */
    record Command(UUID userUuid, String plan, String currency, Desk desk) {}

    /** How it ended. */
    sealed interface Outcome {
        record Opened(Payment payment) implements Outcome {}

        record NoSuchUser() implements Outcome {}

        /** Unknown, archived, or not on sale. */
        record NoSuchPlan() implements Outcome {}

        /** The plan costs nothing, so there is nothing to pay. */
        record NothingToPay() implements Outcome {}

        record CurrencyNotAccepted() implements Outcome {}

        /** No provider is configured that could take the money. */
        record NoProvider() implements Outcome {}
    }
}
