package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.JsonObject;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Everything the sandbox remembers: the panel's tables, its single objects and its counters. */
final class PanelState {
    private static final int FORMAT = 1;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Long> counters = new HashMap<>();
    private final Map<String, JsonObject> singles = new LinkedHashMap<>();
    private long version;

    final Table users = table("users", "id");
    final Table profiles = table("profiles", "uuid");
    final Table squads = table("squads", "uuid");
    final Table externalSquads = table("externalSquads", "uuid");
    final Table nodes = table("nodes", "uuid");
    final Table hosts = table("hosts", "uuid");
    final Table templates = table("templates", "uuid");
    final Table snippets = table("snippets", "name");
    final Table devices = table("devices", "key");
    final Table metadata = table("metadata", "key");
    final Table requests = table("requests", "id");
    final Table traffic = table("traffic", "key");
    final Table providers = table("providers", "uuid");
    final Table billingNodes = table("billingNodes", "uuid");
    final Table bills = table("bills", "uuid");
    final Table tokens = table("tokens", "uuid");

    private Table table(String name, String key) {
        return tables.computeIfAbsent(name, _ -> new Table(key));
    }

    /** One of the objects of which there is exactly one; empty until something is set in it. */
    JsonObject single(String name) {
        return singles.computeIfAbsent(name, _ -> new JsonObject());
    }

    long next(String counter) {
        return counters.merge(counter, 1L, Long::sum);
    }

    /** Grows with each change that has to be kept. */
    long version() {
        return version;
    }

    void changed() {
        version++;
    }

    static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** A random text of letters, digits, {@code _} and {@code -}. */
    String word(int length) {
        var word = new StringBuilder(length);
        for (int i = 0; i < length; i++) word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return word.toString();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    JsonObject toJson() {
        var json = new JsonObject().set("format", (long) FORMAT);
        var numbers = new JsonObject();
        counters.forEach(numbers::set);
        json.set("counters", numbers);
        var objects = new JsonObject();
        singles.forEach(objects::set);
        json.set("singles", objects);
        tables.forEach((name, table) -> json.set(name, table.toJson()));
        return json;
    }

    /**
     * @throws IllegalStateException when the file was written by another version of the sandbox
     */
    static PanelState of(JsonObject json) {
        Long format = json.whole("format");
        if (format == null || format != FORMAT) {
            throw new IllegalStateException("the sandbox panel's file has format " + format + ", not " + FORMAT);
        }
        var state = new PanelState();
        JsonObject numbers = json.object("counters");
        JsonObject objects = json.object("singles");
        if (numbers != null) {
            numbers.members().forEach((name, value) -> state.counters.put(name, value instanceof Long n ? n : 0L));
        }
        if (objects != null) {
            objects.members().forEach((name, value) -> {
                if (value instanceof JsonObject object) state.singles.put(name, object);
            });
        }
        state.tables.forEach((name, table) -> json.objects(name).forEach(table::add));
        return state;
    }
}
