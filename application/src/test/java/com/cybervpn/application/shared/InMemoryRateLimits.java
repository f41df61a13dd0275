package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts tries in a sliding window; rejected ones count as well. */
public final class InMemoryRateLimits implements RateLimits {
    private final InstantSource clock;
    private final Map<String, Deque<Instant>> tries = new HashMap<>();
    private boolean down;

    public InMemoryRateLimits(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Duration> tryAcquire(String key, Limit limit) {
        requireUp();
        Instant now = clock.instant();
        Deque<Instant> latest = tries.computeIfAbsent(key, _ -> new ArrayDeque<>());
        boolean used =
                latest.size() == limit.tries() && now.isBefore(latest.getLast().plus(limit.window()));
        latest.addFirst(now);
        while (latest.size() > limit.tries()) latest.removeLast();
        return used ? Optional.of(Duration.between(now, latest.getLast().plus(limit.window()))) : Optional.empty();
    }

    @Override
    public synchronized void reset(String key) {
        requireUp();
        tries.remove(key);
    }

    /** Makes each call fail as it does when the counters are not to be reached. */
    public synchronized void breakDown() {
        down = true;
    }

    private void requireUp() {
        if (down) throw new ApplicationFailure.Unavailable("rate limiter", Duration.ofSeconds(30), null);
    }
}
