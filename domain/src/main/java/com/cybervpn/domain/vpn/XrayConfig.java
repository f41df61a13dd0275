package com.cybervpn.domain.vpn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole Xray config as a JSON tree: text, numbers, booleans, null, lists and maps of them. It may hold private keys, so
 * it prints as nothing and leaves only {@link #redacted}.
 */
public record XrayConfig(Map<String, @Nullable Object> members) {
    /** Stands where a secret was. */
    public static final String REDACTED = "***";

    private static final Set<String> SECRET_MEMBERS = Set.of(
            "privatekey",
            "secretkey",
            "presharedkey",
            "mldsa65seed",
            "password",
            "pass",
            "auth",
            "key",
            "decryption",
            "clients",
            "users",
            "accounts",
            "certificates");

    /** The same without private keys, passwords and other people's credentials. */
    public XrayConfig redacted() {
        return new XrayConfig(redacted(members));
    }

    /** Any part of a config without its secrets. */
    public static Map<String, @Nullable Object> redacted(Map<String, ? extends @Nullable Object> part) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        part.forEach((name, value) -> clean.put(name, isSecret(name, value) ? REDACTED : redactedValue(value)));
        return clean;
    }

    /**
     * This config with every {@link #REDACTED} replaced by what stands there in {@code known}, so that what was read can be
     * changed and written back without ever having seen the secrets. Members of lists are matched by their {@code tag},
     * else by their place.
     */
    public XrayConfig withSecretsOf(XrayConfig known) {
        return new XrayConfig(restored(members, known.members));
    }

    /** This config with those sections replaced; null leaves a section as it is. */
    public XrayConfig with(Map<String, ? extends @Nullable Object> sections) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(members);
        sections.forEach((name, value) -> {
            if (value != null) merged.put(name, value);
        });
        return new XrayConfig(merged);
    }

    private static boolean isSecret(String name, @Nullable Object value) {
        if (value == null || "none".equals(value) || "".equals(value)) return false;
        if (value instanceof List<?> list && list.isEmpty()) return false;
        return SECRET_MEMBERS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static @Nullable Object redactedValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) return redacted(asObject(map));
        if (value instanceof List<?> list) {
            List<@Nullable Object> clean = new ArrayList<>(list.size());
            for (Object item : list) clean.add(redactedValue(item));
            return clean;
        }
        return value;
    }

    private static Map<String, @Nullable Object> restored(
            Map<String, @Nullable Object> part, Map<String, @Nullable Object> known) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        part.forEach((name, value) -> whole.put(name, restoredValue(value, known.get(name))));
        return whole;
    }

    private static @Nullable Object restoredValue(@Nullable Object value, @Nullable Object known) {
        if (REDACTED.equals(value)) return known;
        if (value instanceof Map<?, ?> map && known instanceof Map<?, ?> knownMap) {
            return restored(asObject(map), asObject(knownMap));
        }
        if (value instanceof List<?> list && known instanceof List<?> knownList) {
            List<@Nullable Object> whole = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                whole.add(restoredValue(list.get(i), counterpart(list.get(i), i, knownList)));
            }
            return whole;
        }
        return value;
    }

    private static @Nullable Object counterpart(@Nullable Object item, int place, List<?> known) {
        if (item instanceof Map<?, ?> map && map.get("tag") instanceof String tag) {
            for (Object candidate : known) {
                if (candidate instanceof Map<?, ?> other && tag.equals(other.get("tag"))) return candidate;
            }
            return null;
        }
        return place < known.size() ? known.get(place) : null;
    }

    private static Map<String, @Nullable Object> asObject(Map<?, ?> map) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put(String.valueOf(name), value));
        return object;
    }

    @Override
    public String toString() {
        return "XrayConfig[***]";
    }
}
