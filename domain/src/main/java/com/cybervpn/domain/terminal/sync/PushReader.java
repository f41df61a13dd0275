package com.cybervpn.domain.terminal.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes changes of what a device pushed, and leaves out what must not be kept (T-SYNC-9, T-SYNC-14, T-SYNC-15). */
public final class PushReader {
    /** The only form of items that is known; those that do not say are of it. */
    private static final String SCHEMA = "1";
    /** What tells of an item's history, not of the item. */
    private static final Set<String> ABOUT = Set.of("version", "is_deleted", "modified_at");

    private final @Nullable Instant pushedAt;
    private final Instant now;
    private final Secrets secrets = new Secrets();

    /**
     * @param pushedAt the time that the push as a whole names; null when it does not
     */
    public PushReader(@Nullable Instant pushedAt, Instant now) {
        this.pushedAt = pushedAt;
        this.now = now;
    }

    /** What was left out so far, as paths. */
    public Set<String> dropped() {
        return Set.copyOf(secrets.dropped());
    }

    /**
     * Reads all items of one type: a list of objects or, where the type is a map, also an object.
     *
     * @return empty when it is neither
     */
    public Optional<List<Reading>> read(DataType type, @Nullable Object sent) {
        List<Object> items = new ArrayList<>();
        if (sent instanceof Map<?, ?> map && type.isMap()) {
            map.forEach((key, value) -> items.add(entry(String.valueOf(key), value)));
        } else if (sent instanceof Iterable<?> list) {
            for (Object item : list) items.add(item instanceof Map<?, ?> ? item : new Unreadable(item));
        } else {
            return Optional.empty();
        }
        return Optional.of(items.stream()
                .flatMap(item -> (item instanceof Map<?, ?> map ? item(type, map) : unreadable(type, item)).stream())
                .toList());
    }

    /** A document as somebody made it by hand, less what must not be kept. */
    public Document document(DataType type, Map<?, ?> members) {
        Map<String, @Nullable Object> rest = secrets.without(members, type.code() + '.');
        rest.keySet().removeAll(ABOUT);
        return new Document(rest);
    }

    private Optional<Reading> item(DataType type, Map<?, ?> members) {
        if (type.isMap() && members.get("key") instanceof String key && Secrets.isSecret(key, members.get("value"))) {
            secrets.drop(type.code() + '.' + key);
            return Optional.empty();
        }
        Optional<Document> readable = readable(type, members);
        if (readable.isEmpty()) return unreadable(type, "numbers that cannot be kept");
        Document document = readable.get();
        Optional<Instant> dated = StatedTime.of(members, now);
        Instant modifiedAt = dated.orElseGet(() -> pushedAt == null ? now : StatedTime.bounded(pushedAt, now));
        State state = new State(document, Boolean.TRUE.equals(members.get("is_deleted")));
        Optional<ItemKey> key = ItemKey.of(type, document);
        boolean known = SCHEMA.equals(
                String.valueOf(members.containsKey("schema_version") ? members.get("schema_version") : SCHEMA));
        if (key.isEmpty() || !known) {
            ConflictKind kind = known ? ConflictKind.DATA_CORRUPTION : ConflictKind.SCHEMA_MISMATCH;
            return Optional.of(new Reading.Unusable(type, key.orElse(null), kind, state, modifiedAt));
        }
        return Optional.of(
                new Reading.Usable(new Change(key.get(), state, modifiedAt, dated.isPresent(), version(members))));
    }

    private Optional<Document> readable(DataType type, Map<?, ?> members) {
        try {
            return Optional.of(document(type, members));
        } catch (ArithmeticException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Reading> unreadable(DataType type, Object what) {
        Document raw = new Document(Map.of("value", String.valueOf(what)));
        return Optional.of(new Reading.Unusable(type, null, ConflictKind.DATA_CORRUPTION, new State(raw, false), now));
    }

    private static Map<String, @Nullable Object> entry(String key, @Nullable Object value) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("key", key);
        entry.put("value", value);
        return entry;
    }

    private static @Nullable Long version(Map<?, ?> members) {
        return members.get("version") instanceof Number version ? (Long) version.longValue() : null;
    }

    /** Something else in the place of an object. */
    private record Unreadable(@Nullable Object value) {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }
}
