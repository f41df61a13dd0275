package com.cybervpn.application.deployer.service;

import java.time.Duration;

/**
 * How long the deployer waits for hosts.
 *
 * @param pause between two looks at something that takes a moment
 * @param healthTries how often the health of a new version is asked for
 * @param healthPause between those
 * @param deadManSeconds how long a host waits for proof before it takes a lockdown back
 */
public record Tempo(Duration pause, int healthTries, Duration healthPause, int deadManSeconds) {
    public static Tempo standard() {
        return new Tempo(Duration.ofSeconds(1), 15, Duration.ofSeconds(2), 45);
    }
}
