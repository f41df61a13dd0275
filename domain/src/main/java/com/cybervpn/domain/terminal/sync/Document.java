package com.cybervpn.domain.terminal.sync;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of an item as its owner sees them: text, numbers, truth values, null, lists and maps of them. Two that say the
 * same are equal, in whatever order and however their numbers are written.
 */
public record Document(Map<String, @Nullable Object> members) {
    /** More digits than this are no number that anybody keeps in a setting. */
    private static final int MOST_DIGITS = 400;

    public static final Document EMPTY = new Document(Map.of());

    /**
     * @throws IllegalArgumentException for a number that JSON cannot write, or with too many digits
     */
    public Document {
        members = canonical(members);
    }

    /** For callers whose compiler does not see that the values of a record's map may be null. */
    public static Document of(Map<String, ? extends @Nullable Object> members) {
        return new Document(new LinkedHashMap<>(members));
    }

    public @Nullable Object get(String member) {
        return members.get(member);
    }

    public boolean has(String member) {
        return members.containsKey(member);
    }

    /** The text of a member; empty when it is absent, blank or no text. */
    public Optional<String> text(String member) {
        return members.get(member) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** How many characters its names and texts have; numbers and brackets count for a few. */
    public long characters() {
        return characters(members);
    }

    private static long characters(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .mapToLong(entry -> characters(entry.getKey()) + characters(entry.getValue()))
                        .sum();
            case List<?> items -> items.stream().mapToLong(Document::characters).sum();
            case null, default -> 8;
        };
    }

    private static Map<String, @Nullable Object> canonical(Map<?, ?> members) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put(String.valueOf(name), canonicalValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object canonicalValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case Number number -> canonicalNumber(number);
            case Map<?, ?> map -> canonical(map);
            case Iterable<?> items -> {
                List<@Nullable Object> copy = new ArrayList<>();
                for (Object item : items) copy.add(canonicalValue(item));
                yield Collections.unmodifiableList(copy);
            }
            default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
        };
    }

    private static Number canonicalNumber(Number number) {
        if (number instanceof Integer || number instanceof Long) return number.longValue();
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros(); // refuses NaN and infinities
        if (Math.abs((long) exact.scale()) + exact.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("number has too many digits");
        }
        if (exact.scale() > 0) return exact;
        BigInteger whole = exact.toBigIntegerExact();
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }
}
