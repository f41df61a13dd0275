package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.PanelAccess;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.domain.billing.Standing;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.shared.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The panel's word on accounts' access, kept for a short time, and longer for when the panel does not answer.
 * An event that concerns an account makes its entry stale on every instance.
 */
public final class StandingCache implements AutoCloseable {
    private static final int CAPACITY = 10_000;

    private final PanelAccess panel;
    private final InstantSource clock;
    private final Duration maxAge;
    private final Events.Subscription subscription;
    private final Map<AccountId, Known> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Known> eldest) {
            return size() > CAPACITY;
        }
    };
    private long changes;

    public StandingCache(PanelAccess panel, Events events, InstantSource clock, Duration maxAge) {
        this.panel = panel;
        this.clock = clock;
        this.maxAge = maxAge;
        subscription = events.subscribe(event -> {
            if (event.audience() != null) expire(event.audience());
        });
    }

    /**
     * @return empty without a VPN user
     * @throws UpstreamFailed when the panel does not answer and nothing is known from before
     */
    Optional<Standing> of(AccountId account) {
        Known kept = entry(account);
        if (kept != null && clock.instant().isBefore(kept.freshUntil())) return Optional.ofNullable(kept.standing());
        long seen = changes();
        try {
            Standing read = panel.standing(Subscriber.of(account)).orElse(null);
            keep(account, read, seen);
            return Optional.ofNullable(read);
        } catch (UpstreamFailed e) {
            if (kept == null) throw e;
            return Optional.ofNullable(kept.standing());
        }
    }

    /** The panel has changed or is about to: the next look asks it again. */
    private synchronized void expire(AccountId account) {
        changes++;
        entries.computeIfPresent(account, (_, known) -> new Known(known.standing(), Instant.MIN));
    }

    private synchronized @Nullable Known entry(AccountId account) {
        return entries.get(account);
    }

    private synchronized long changes() {
        return changes;
    }

    /** What was read while something changed may be from before it. */
    private synchronized void keep(AccountId account, @Nullable Standing read, long seen) {
        Instant until = changes == seen ? clock.instant().plus(maxAge) : Instant.MIN;
        entries.put(account, new Known(read, until));
    }

    @Override
    public void close() {
        subscription.close();
    }

    private record Known(@Nullable Standing standing, Instant freshUntil) {}
}
