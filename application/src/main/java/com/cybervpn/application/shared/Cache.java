package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is slow to fetch for a short while, in the memory of each instance. Dropping an entry drops it on all
 * instances. One caller at a time fetches a key, the others wait for it; failures are never kept.
 */
public final class Cache<K, V> implements AutoCloseable {
    private static final String TOPIC = "cache";
    private static final int MAX_ENTRIES = 10_000;

    private final String name;
    private final Duration lifetime;
    private final Function<K, String> keyText;
    private final InstantSource clock;
    private final Events events;
    private final Events.Subscription subscription;
    private final Map<String, Slot<V>> slots = new ConcurrentHashMap<>();

    /**
     * @param name the same on every instance, and no other cache's
     * @param keyText names a key; no secrets, it travels between instances
     */
    public Cache(String name, Duration lifetime, Function<K, String> keyText, InstantSource clock, Events events) {
        this.name = name;
        this.lifetime = lifetime;
        this.keyText = keyText;
        this.clock = clock;
        this.events = events;
        this.subscription = events.subscribe(this::onEvent);
    }

    /** The kept value, or a new one from {@code source}. */
    public V get(K key, Supplier<V> source) {
        return get(key, source, _ -> true);
    }

    /** The kept value, or a new one from {@code source}, which is only kept when it is {@code worthKeeping}. */
    public V get(K key, Supplier<V> source, Predicate<V> worthKeeping) {
        if (slots.size() > MAX_ENTRIES) forgetStale();
        return slots.computeIfAbsent(keyText.apply(key), _ -> new Slot<>()).get(source, worthKeeping);
    }

    /** Forgets one value: here at once, and on every instance once the surrounding transaction commits. */
    public void drop(K key) {
        String text = keyText.apply(key);
        forget(text);
        publishDrop(Map.of("name", name, "key", text));
    }

    /** Forgets all values: here at once, and on every instance once the surrounding transaction commits. */
    public void dropAll() {
        forgetAll();
        publishDrop(Map.of("name", name));
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void publishDrop(Map<String, String> data) {
        events.publish(new Events.Event(TOPIC, "dropped", null, data, clock.instant()));
    }

    private void onEvent(Events.Event event) {
        if (!event.topic().equals(TOPIC) || !name.equals(event.data().get("name"))) return;
        if (event.data().get("key") instanceof String key) forget(key);
        else forgetAll();
    }

    private void forget(String key) {
        Slot<V> slot = slots.get(key);
        if (slot != null) slot.drop();
    }

    private void forgetAll() {
        slots.values().forEach(Slot::drop);
    }

    private void forgetStale() {
        Instant now = clock.instant();
        slots.values().removeIf(slot -> slot.isStale(now));
        if (slots.size() > MAX_ENTRIES) slots.clear();
    }

    /** One key's value. Dropping while a fetch is under way keeps that fetch's result from being kept. */
    private final class Slot<T> {
        private final Object fetching = new Object();
        private volatile @Nullable Kept<T> kept;
        private volatile long drops;

        T get(Supplier<T> source, Predicate<T> worthKeeping) {
            T value = fresh();
            if (value != null) return value;
            synchronized (fetching) {
                T meanwhile = fresh();
                if (meanwhile != null) return meanwhile;
                long before = drops;
                T fetched = source.get();
                Kept<T> entry = new Kept<>(fetched, clock.instant().plus(lifetime));
                synchronized (this) {
                    if (drops == before && worthKeeping.test(fetched)) kept = entry;
                }
                return fetched;
            }
        }

        synchronized void drop() {
            drops++;
            kept = null;
        }

        boolean isStale(Instant now) {
            Kept<T> entry = kept;
            return entry == null || !now.isBefore(entry.until);
        }

        private @Nullable T fresh() {
            Kept<T> entry = kept;
            return entry != null && clock.instant().isBefore(entry.until) ? entry.value : null;
        }
    }

    private record Kept<T>(T value, Instant until) {}
}
