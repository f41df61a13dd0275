package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.Rest;
import java.time.Duration;

/**
 * How long the deployer waits for hosts.
 *
 * @param rest how it waits
 * @param pause between two looks at something that takes a moment
 * @param healthTries how often the health of a new version is asked for
 * @param healthPause between those
 * @param deadManSeconds how long a host waits for proof before it takes a lockdown back
 */
public record Tempo(Rest rest, Duration pause, int healthTries, Duration healthPause, int deadManSeconds) {
    /** Waits a moment before the next look. */
    void waitAMoment() throws InterruptedException {
        rest.lasting(pause);
    }

    /** Waits before health is asked for again. */
    void waitForHealth() throws InterruptedException {
        rest.lasting(healthPause);
    }
}
