package com.cybervpn.application.shared.port.in;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happens on any instance, for whoever shows it live; who may see what is for the listener to keep to. */
public interface EventFeed {
    /** Calls {@code listener} for all news from now on, on one thread; it must not block. Closing ends it. */
    Following follow(Consumer<News> listener);

    /**
     * @param topic the group it belongs to
     * @param audience the only account it concerns; null when it concerns whoever may see the topic
     */
    record News(
            String topic,
            String type,
            @Nullable AccountId audience,
            Map<String, ? extends @Nullable Object> data,
            Instant at) {}

    /** A listener that is being called. */
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
