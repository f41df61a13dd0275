package com.cybervpn.application.shared.port.out;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happened, told to every running instance: feeds open sockets and drops caches. */
public interface Events {
    /**
     * Tells all instances, this one included, once the surrounding transaction commits; at once without one. Delivered
     * at most once: whoever must not miss a thing reads the store.
     */
    void publish(Event event);

    /** Calls {@code listener} for each event from now on, on a thread of the port's own; closing ends it. */
    Subscription subscribe(Consumer<Event> listener);

    /**
     * @param topic the group it belongs to: {@code payments}
     * @param type what happened: {@code payment_completed}
     * @param audience the only account it concerns; null when it concerns whoever may see the topic
     * @param data flat JSON-like members: text, numbers, booleans, null, lists and maps of them; no secrets
     */
    record Event(
            String topic,
            String type,
            @Nullable AccountId audience,
            Map<String, ? extends @Nullable Object> data,
            Instant at) {}

    /** A running subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
