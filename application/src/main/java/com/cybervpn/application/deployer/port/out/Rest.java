package com.cybervpn.application.deployer.port.out;

import java.time.Duration;

/** Lets time pass between two looks at a host. */
public interface Rest {
    /** Blocks the calling thread for that long; an interrupt ends it at once. */
    void lasting(Duration duration) throws InterruptedException;
}
