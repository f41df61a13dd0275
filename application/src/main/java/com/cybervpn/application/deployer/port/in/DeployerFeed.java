package com.cybervpn.application.deployer.port.in;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happens in the deployer, as it happens (D-WS). */
public interface DeployerFeed {
    /** Calls {@code listener} for each message from now on, in order; closing the result ends it. */
    AutoCloseable follow(Consumer<Message> listener);

    /**
     * @param type {@code deployment.progress}
     * @param data its members except for the timestamp, JSON-like
     */
    record Message(String type, Map<String, ? extends @Nullable Object> data, Instant at) {}
}
