package com.cybervpn.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members keep their order. Reading a member as the wrong type gives null, never an exception. */
public final class JsonObject {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Adds or replaces a member; a replaced one keeps its place. */
    public JsonObject set(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    /** Adds a member unless the value is null. */
    public JsonObject setIfPresent(String name, @Nullable Object value) {
        if (value != null) members.put(name, value);
        return this;
    }

    public JsonObject setAll(JsonObject other) {
        members.putAll(other.members);
        return this;
    }

    public JsonObject remove(String name) {
        members.remove(name);
        return this;
    }

    /** Whether the member is there, be it null. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    public @Nullable Object get(String name) {
        return members.get(name);
    }

    public @Nullable String text(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    public @Nullable Long whole(String name) {
        return members.get(name) instanceof Long number ? number : null;
    }

    public @Nullable Double number(String name) {
        return members.get(name) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    public @Nullable Boolean flag(String name) {
        return members.get(name) instanceof Boolean flag ? flag : null;
    }

    public @Nullable JsonObject object(String name) {
        return members.get(name) instanceof JsonObject object ? object : null;
    }

    /** The member as a list; empty when it is absent or something else. */
    public List<@Nullable Object> list(String name) {
        return members.get(name) instanceof List<?> list ? Collections.unmodifiableList(list) : List.of();
    }

    /** The objects of a list member, in order. */
    public List<JsonObject> objects(String name) {
        var found = new ArrayList<JsonObject>();
        for (Object item : list(name)) if (item instanceof JsonObject object) found.add(object);
        return found;
    }

    /** The texts of a list member, in order. */
    public List<String> texts(String name) {
        var found = new ArrayList<String>();
        for (Object item : list(name)) if (item instanceof String text) found.add(text);
        return found;
    }

    public Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** A copy that shares nothing with this one that could change. */
    public JsonObject copy() {
        var copy = new JsonObject();
        members.forEach((name, value) -> copy.set(name, copyOf(value)));
        return copy;
    }

    /** The same as nested maps and lists, for code that knows nothing of this class. */
    public Map<String, @Nullable Object> toMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        members.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    /** Reads nested maps and lists; other values are kept as they are, whole numbers as {@link Long}. */
    public static JsonObject ofMap(Map<String, ? extends @Nullable Object> map) {
        var object = new JsonObject();
        map.forEach((name, value) -> object.set(name, json(value)));
        return object;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonObject object -> object.toMap();
            case List<?> list -> {
                var plain = new ArrayList<@Nullable Object>(list.size());
                for (Object item : list) plain.add(plain(item));
                yield plain;
            }
            default -> value;
        };
    }

    private static @Nullable Object json(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> (Long) number.longValue();
            case Map<?, ?> map -> {
                var object = new JsonObject();
                map.forEach((name, member) -> object.set(String.valueOf(name), json(member)));
                yield object;
            }
            case List<?> list -> {
                var json = new ArrayList<@Nullable Object>(list.size());
                for (Object item : list) json.add(json(item));
                yield json;
            }
            default -> value;
        };
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonObject object -> object.copy();
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>(list.size());
                for (Object item : list) copy.add(copyOf(item));
                yield copy;
            }
            default -> value;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonObject that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** The names alone: values may be secrets. */
    @Override
    public String toString() {
        return "JsonObject" + members.keySet();
    }
}
