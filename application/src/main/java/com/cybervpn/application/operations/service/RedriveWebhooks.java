package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.WebhookHandler;
import com.cybervpn.application.operations.port.out.WebhookLog;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tries webhooks again that could not take effect when they came, further and further apart, and forgets old ones. */
public final class RedriveWebhooks implements RecurringJob {
    private static final int MOST_AT_ONCE = 1000;

    private final Map<String, WebhookHandler> handlers;
    private final WebhookLog log;
    private final WebhookTerms terms;
    private final Transactions transactions;
    private final InstantSource clock;

    public RedriveWebhooks(
            Collection<WebhookHandler> handlers,
            WebhookLog log,
            WebhookTerms terms,
            Transactions transactions,
            InstantSource clock) {
        this.handlers = handlers.stream().collect(Collectors.toMap(WebhookHandler::source, Function.identity()));
        this.log = log;
        this.terms = terms;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "redrive-webhooks";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        for (int done = 0; done < MOST_AT_ONCE; done++) {
            if (!tryNext()) break;
        }
        log.forgetBefore(clock.instant().minus(terms.retention()));
    }

    private boolean tryNext() {
        WebhookLog.Pending next = log.nextDue(clock.instant()).orElse(null);
        if (next == null) return false;
        UUID id = next.delivery().id();
        try {
            transactions.run(() -> takeEffect(next));
        } catch (RuntimeException e) {
            log.failed(id, e.getClass().getSimpleName(), nextTry(next.failures() + 1));
        }
        return true;
    }

    private void takeEffect(WebhookLog.Pending pending) {
        UUID id = pending.delivery().id();
        if (!log.lockUnprocessed(id)) return; // another instance was faster
        WebhookHandler handler = handlers.get(pending.delivery().source());
        if (handler == null) {
            log.failed(id, "nobody handles this source", Optional.empty());
            return;
        }
        handler.handle(pending.delivery().payload());
        log.processed(id, clock.instant());
    }

    private Optional<Instant> nextTry(int failures) {
        if (failures >= terms.tries()) return Optional.empty();
        return Optional.of(clock.instant().plus(Duration.ofSeconds(30L << Math.min(failures, 7))));
    }
}
