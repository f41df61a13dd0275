package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.application.billing.port.out.Payments;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.domain.billing.Payment;
import com.cybervpn.domain.billing.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the providers what became of the payments that still wait: finds what a lost webhook would have told, and gives
 * up what nobody paid in time.
 */
public final class PollPayments implements RecurringJob {
    private static final int BATCH = 100;

    private final Payments payments;
    private final PaymentProviders providers;
    private final Settlement settlement;
    private final Duration every;
    private final Duration giveUpAfter;
    private final InstantSource clock;

    /**
     * @param giveUpAfter age at which a payment that is not paid fails
     */
    public PollPayments(
            Payments payments,
            PaymentProviders providers,
            Settlement settlement,
            Duration every,
            Duration giveUpAfter,
            InstantSource clock) {
        this.payments = payments;
        this.providers = providers;
        this.settlement = settlement;
        this.every = every;
        this.giveUpAfter = giveUpAfter;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing.poll-payments";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void run() {
        for (PaymentProvider provider : providers.all()) {
            @Nullable PaymentId last = null;
            List<Payment> batch = payments.pending(provider.id(), last, BATCH);
            while (!batch.isEmpty()) {
                ask(provider, batch);
                batch = payments.pending(provider.id(), batch.getLast().id(), BATCH);
            }
        }
    }

    private void ask(PaymentProvider provider, List<Payment> batch) {
        Map<String, PaymentProvider.Standing> told =
                provider
                        .look(batch.stream()
                                .map(payment -> payment.invoice().externalId())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(
                                PaymentProvider.Standing::externalId, Function.identity(), (one, _) -> one));
        Instant tooOld = clock.instant().minus(giveUpAfter);
        for (Payment payment : batch) {
            PaymentProvider.Standing standing = told.get(payment.invoice().externalId());
            PaymentProvider.State state = standing == null ? PaymentProvider.State.ACTIVE : standing.state();
            if (standing != null && state == PaymentProvider.State.PAID) settlement.paid(payment, standing);
            else if (state == PaymentProvider.State.EXPIRED
                    || payment.createdAt().isBefore(tooOld)) {
                settlement.expired(payment);
            }
        }
    }
}
