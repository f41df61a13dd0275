package com.cybervpn.domain.terminal.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes out of a push what must never be kept: passwords, keys, tokens, and where keys lie (T-SYNC-14, T-SYNC-15). */
final class Secrets {
    private static final Pattern NAMES = Pattern.compile(
            ".*(password|passwd|passphrase|passcode|secret|credential|token|keypath|keyfile|identityfile|apikey).*"
                    + "|.*privatekey(?!id$).*");
    private static final Pattern KEY_AT_THE_END = Pattern.compile(".*([_-]key|[a-z]Key)");
    private static final Pattern PUNCTUATION = Pattern.compile("[_\\-. ]");
    private static final String KEY_TEXT = "PRIVATE KEY-----";

    private final Set<String> dropped = new TreeSet<>();

    /** The names of what was dropped, as paths: {@code auth.password}. */
    Set<String> dropped() {
        return dropped;
    }

    void drop(String path) {
        dropped.add(path);
    }

    /** Whether a member of that name with that value is one: flags and counts like {@code max_tokens} are none. */
    static boolean isSecret(String name, @Nullable Object value) {
        if (value == null || value instanceof Boolean) return false;
        if (value instanceof String text && text.contains(KEY_TEXT)) return true;
        String flat = PUNCTUATION.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
        if (value instanceof Number && flat.endsWith("tokens")) return false;
        return NAMES.matcher(flat).matches() || KEY_AT_THE_END.matcher(name).matches();
    }

    Map<String, @Nullable Object> without(Map<?, ?> members, String path) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (isSecret(name, value)) dropped.add(path + name);
            else rest.put(name, within(value, path + name + '.'));
        });
        return rest;
    }

    private @Nullable Object within(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) return without(map, path);
        if (!(value instanceof Iterable<?> items)) return value;
        List<@Nullable Object> rest = new ArrayList<>();
        for (Object item : items) {
            if (item instanceof String text && text.contains(KEY_TEXT)) dropped.add(path);
            else rest.add(within(item, path));
        }
        return rest;
    }
}
