package com.cybervpn.application.shared.port.out;

import java.time.Instant;

/** Work to be done later, by one instance, even if this one dies. {@code JobHandler}s do it. */
public interface Jobs {
    /**
     * Stores the work in the surrounding transaction. A job of the same kind and id that still waits is left as it is.
     *
     * @param kind names the {@code JobHandler}
     * @param id names the work within its kind
     * @param dueAt earliest start
     */
    void enqueue(String kind, String id, Instant dueAt);
}
