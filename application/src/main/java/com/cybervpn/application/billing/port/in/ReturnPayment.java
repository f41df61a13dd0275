package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentId;
import com.cybervpn.domain.billing.PaymentState;

/**
 * Records that a payment went back to the customer, by refund or chargeback; for admins. The commission on it goes back as
 * far as the reward balance reaches, and renewal ends.
 */
public interface ReturnPayment {
    Outcome giveBack(Caller caller, Command command);

    /**
     * @param withdrawAccess whether the days that it bought are taken away again
     */
    record Command(PaymentId payment, PaymentState.Return kind, String reason, boolean withdrawAccess) {}

    /** How it ended. */
    sealed interface Outcome {
        record Recorded(Payment payment) implements Outcome {}

        record NoSuchPayment() implements Outcome {}

        /** It was never paid. */
        record NotPaid() implements Outcome {}

        record AlreadyReturned() implements Outcome {}
    }
}
