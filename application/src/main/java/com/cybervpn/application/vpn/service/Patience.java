package com.cybervpn.application.vpn.service;

import java.time.Duration;

/** How long work waits that nobody waits for, when the panel does not answer: 1 min, doubled at each failure up to 6 h. */
final class Patience {
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int DOUBLINGS = 10;

    private Patience() {}

    static Duration after(int failures) {
        var pause = Duration.ofMinutes(1L << Math.min(failures - 1, DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
