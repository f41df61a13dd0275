package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.out.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Waits on the calling thread, which costs nothing: requests run on virtual threads. */
final class SleepingPause implements Pause {
    private final InstantSource clock;

    SleepingPause(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void until(Instant instant) {
        var left = Duration.between(clock.instant(), instant);
        if (!left.isPositive()) return;
        try {
            Thread.sleep(left);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
