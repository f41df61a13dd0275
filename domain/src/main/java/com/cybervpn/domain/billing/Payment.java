package com.cybervpn.domain.billing;

import com.cybervpn.domain.shared.Money;
import java.time.Instant;

/**
 * What somebody owes or paid for one term of a plan. It keeps the terms as they were when the invoice was made: who paid
 * gets what was offered, whatever became of the plan since.
 *
 * @param planName as it was
 * @param days of access that it buys
 * @param allowance that it buys
 */
public record Payment(
        PaymentId id,
        Subscriber subscriber,
        PlanId plan,
        String planName,
        int days,
        Allowance allowance,
        Money amount,
        Invoice invoice,
        PaymentState state,
        Instant createdAt) {

    /** An invoice just made for one term of {@code plan}. */
    public static Payment opened(PaymentId id, Subscriber subscriber, Plan plan, Invoice invoice, Instant now) {
        PlanTerms terms = plan.terms();
        return new Payment(
                id,
                subscriber,
                plan.id(),
                terms.name(),
                terms.days(),
                terms.allowance(),
                terms.price(),
                invoice,
                new PaymentState.Pending(),
                now);
    }

    /** Money may still come: pending, or given up and then paid after all. */
    public boolean isOpen() {
        return switch (state) {
            case PaymentState.Pending _, PaymentState.Failed _ -> true;
            case PaymentState.Completed _, PaymentState.Refunded _ -> false;
        };
    }

    public Payment in(PaymentState newState) {
        return new Payment(id, subscriber, plan, planName, days, allowance, amount, invoice, newState, createdAt);
    }
}
