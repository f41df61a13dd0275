package com.cybervpn.remnawave;

import com.cybervpn.http.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object that the panel sent, read member by member: camelCase or snake_case. A required member that is
 * missing or of another type makes the answer unusable; anything else that differs is {@link Drift}.
 */
final class Wire {
    /** The panel's answer lacks what cannot be done without. The message names members, never values. */
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message);
        }
    }

    private final String model;
    private final JsonObject members;
    private final Drift drift;
    private final Set<String> read = new HashSet<>();

    private Wire(String model, JsonObject members, Drift drift) {
        this.model = model;
        this.members = members;
        this.drift = drift;
    }

    /**
     * Reads a whole object; members that {@code reader} did not ask for or {@link #skip} are drift.
     *
     * @param model its name in logs and metrics
     * @throws Unusable when {@code value} is no object
     */
    static <T> T read(String model, @Nullable Object value, Drift drift, Function<Wire, T> reader) {
        if (!(value instanceof JsonObject members)) throw new Unusable(model + " is not an object");
        var wire = new Wire(model, members, drift);
        T result = reader.apply(wire);
        for (String name : members.members().keySet()) if (!wire.read.contains(name)) drift.unknown(model, name);
        return result;
    }

    /** Members that are known and not needed. */
    void skip(String... names) {
        for (String name : names) member(name);
    }

    String text(String name) {
        return required(name, members.text(member(name)));
    }

    @Nullable
    String textOrNull(String name) {
        return optional(name, String.class) ? members.text(member(name)) : null;
    }

    long whole(String name) {
        return required(name, members.whole(member(name)));
    }

    @Nullable
    Long wholeOrNull(String name) {
        return optional(name, Long.class) ? members.whole(member(name)) : null;
    }

    int number(String name) {
        long value = whole(name);
        if (value != (int) value) throw new Unusable(model + "." + name + " is out of range");
        return (int) value;
    }

    @Nullable
    Integer intOrNull(String name) {
        Long value = wholeOrNull(name);
        return value == null
                ? null
                : (Integer) Math.toIntExact(Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    boolean flag(String name) {
        return required(name, members.flag(member(name)));
    }

    UUID uuid(String name) {
        UUID uuid = asUuid(text(name));
        return required(name, uuid);
    }

    @Nullable
    UUID uuidOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : asUuid(text);
    }

    Instant time(String name) {
        return required(name, asTime(text(name)));
    }

    @Nullable
    Instant timeOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : asTime(text);
    }

    List<String> texts(String name) {
        list(name);
        return members.texts(member(name));
    }

    List<Long> wholes(String name) {
        var numbers = new ArrayList<Long>();
        for (Object item : list(name)) {
            if (!(item instanceof Number number)) throw new Unusable(model + "." + name + " is not a list of numbers");
            numbers.add(number.longValue());
        }
        return numbers;
    }

    /** A JSON object of any shape. */
    JsonObject tree(String name) {
        return required(name, members.object(member(name)));
    }

    @Nullable
    JsonObject treeOrNull(String name) {
        return optional(name, JsonObject.class) ? members.object(member(name)) : null;
    }

    /** JSON objects of any shape. */
    List<JsonObject> trees(String name) {
        list(name);
        return members.objects(member(name));
    }

    <T> T object(String name, Function<Wire, T> reader) {
        return read(model + "." + name, members.get(member(name)), drift, reader);
    }

    <T> @Nullable T objectOrNull(String name, Function<Wire, T> reader) {
        return optional(name, JsonObject.class) ? object(name, reader) : null;
    }

    <T> List<T> objects(String name, Function<Wire, T> reader) {
        return readAll(model + "." + name, list(name), drift, reader);
    }

    static <T> List<T> readAll(String model, @Nullable Object value, Drift drift, Function<Wire, T> reader) {
        if (!(value instanceof List<?> items)) throw new Unusable(model + " is not a list");
        var all = new ArrayList<T>(items.size());
        for (Object item : items) all.add(read(model, item, drift, reader));
        return all;
    }

    private List<?> list(String name) {
        return required(name, members.get(member(name)) instanceof List<?> list ? list : null);
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) throw new Unusable(model + "." + name + " is missing or of another type");
        return value;
    }

    private boolean optional(String name, Class<?> type) {
        String member = member(name);
        if (!members.has(member)) drift.missing(model, name);
        Object value = members.get(member);
        if (value != null && !type.isInstance(value)) {
            throw new Unusable(model + "." + name + " is of another type");
        }
        return value != null;
    }

    /** The name under which the member really is there; marks it as read. */
    private String member(String name) {
        String actual = members.has(name) ? name : snakeCaseIfThere(name);
        read.add(actual);
        return actual;
    }

    private String snakeCaseIfThere(String name) {
        var snake = new StringBuilder();
        name.chars().forEach(letter -> {
            if (Character.isUpperCase(letter)) snake.append('_').appendCodePoint(Character.toLowerCase(letter));
            else snake.appendCodePoint(letter);
        });
        String other = snake.toString();
        return members.has(other) ? other : name;
    }

    private static @Nullable UUID asUuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Instant asTime(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "Wire[" + model + Objects.toString(members) + "]";
    }
}
