package com.cybervpn.application.shared.port.in;

import java.time.Duration;

/** Work done again and again, by one instance at a time across the whole installation. */
public interface RecurringJob {
    /** Names it in the store; never changed once released. */
    String name();

    /** The pause between the end of one run and the start of the next. */
    Duration every();

    void run();
}
