package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the sandbox answers with what the panel answered: same members, same types, same values. Ids and
 * credentials that the server invents may differ, but then one always stands for the same other one.
 */
final class Comparison {
    private static final Pattern CUT_LIST = Pattern.compile("…(\\d+) more");
    private static final Pattern CUT_TEXT = Pattern.compile("(?s)(.*)…<\\d+ chars in all>");
    private static final Pattern REPLACED = Pattern.compile("<[^<>]+>");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Moments at which the server did something. */
    private static final Set<String> MOMENTS = Set.of(
            "createdAt", "updatedAt", "timestamp", "subRevokedAt", "lastTrafficResetAt", "requestAt", "initDate");
    /** What the server invents. */
    private static final Set<String> INVENTED = Set.of("shortUuid", "trojanPassword", "ssPassword", "vlessUuid");
    /** How the process or the machine does. */
    private static final Set<String> MEASURED = Set.of(
            "rss",
            "heapUsed",
            "heapTotal",
            "external",
            "arrayBuffers",
            "eventLoopDelayMs",
            "eventLoopP99Ms",
            "activeHandles",
            "uptime",
            "pid",
            "cores",
            "free",
            "used");
    /** The real panel was trying to reach a node that did not exist; the sandbox does not try. */
    private static final Set<String> CONNECTING = Set.of("isConnecting", "lastStatusChange", "lastStatusMessage");

    private final Map<String, String> standsFor = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    /** Replaces what the panel invented by what the sandbox did. */
    String translate(String text) {
        String translated = text;
        for (var entry : standsFor.entrySet()) translated = translated.replace(entry.getKey(), entry.getValue());
        return translated;
    }

    void learn(String recorded, String actual) {
        if (!recorded.equals(actual)) standsFor.put(recorded, actual);
    }

    List<String> differences(@Nullable Object recorded, @Nullable Object actual) {
        differences.clear();
        compare("", "", recorded, actual);
        return List.copyOf(differences);
    }

    private void compare(String path, String name, @Nullable Object recorded, @Nullable Object actual) {
        switch (recorded) {
            case JsonObject object when actual instanceof JsonObject other -> compare(path, object, other);
            case List<?> list when actual instanceof List<?> other -> compare(path, list, other);
            case String text when actual instanceof String other -> compare(path, name, text, other);
            case Number _ when actual instanceof Number && isMeasured(path, name) -> {}
            case null, default -> {
                if (!Objects.equals(recorded, actual) && !CONNECTING.contains(name)) differ(path, recorded, actual);
            }
        }
    }

    private void compare(String path, JsonObject recorded, JsonObject actual) {
        var missing = new TreeSet<>(recorded.members().keySet());
        missing.removeAll(actual.members().keySet());
        var extra = new TreeSet<>(actual.members().keySet());
        extra.removeAll(recorded.members().keySet());
        if (!missing.isEmpty()) differences.add(path + " lacks " + missing);
        if (!extra.isEmpty()) differences.add(path + " has too many: " + extra);
        recorded.members().forEach((name, value) -> {
            if (actual.has(name)) compare(path + "." + name, name, value, actual.get(name));
        });
    }

    private void compare(String path, List<?> recorded, List<?> actual) {
        Object last = recorded.isEmpty() ? null : recorded.getLast();
        Matcher cut = CUT_LIST.matcher(last instanceof String text ? text : "");
        int shown = cut.matches() ? recorded.size() - 1 : recorded.size();
        int size = cut.matches() ? shown + Integer.parseInt(cut.group(1)) : shown;
        if (actual.size() != size) {
            differences.add(path + " has " + actual.size() + " items, not " + size);
            return;
        }
        for (int i = 0; i < shown; i++) compare(path + "[" + i + "]", "", recorded.get(i), actual.get(i));
    }

    private void compare(String path, String name, String recorded, String actual) {
        if (REPLACED.matcher(recorded).matches() && !actual.isBlank()) return;
        if (MOMENTS.contains(name) && TIME.matcher(actual).matches()) return;
        if (CONNECTING.contains(name)) return;
        Matcher cut = CUT_TEXT.matcher(recorded);
        if (cut.matches() && actual.startsWith(cut.group(1))) return;
        if (translate(recorded).equals(actual)) return;
        boolean invented = INVENTED.contains(name)
                || (UUID.matcher(recorded).matches()
                        && UUID.matcher(actual).matches()
                        && !standsFor.containsKey(recorded));
        if (invented) learn(recorded, actual);
        else if (name.equals("publicKey") && recorded.length() == actual.length()) return;
        else if (!decoded(recorded).equals(decoded(actual))) differ(path, translate(recorded), actual);
    }

    /** Subscriptions are base64 of links that hold invented credentials. */
    private String decoded(String text) {
        if (text.length() < 40) return text;
        try {
            return translate(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static boolean isMeasured(String path, String name) {
        return MEASURED.contains(name) || name.equals("timestamp") || path.endsWith(".memory.total");
    }

    private void differ(String path, @Nullable Object recorded, @Nullable Object actual) {
        differences.add(path + " is " + actual + ", not " + recorded);
    }
}
