package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows under the value of one of their members, in the order in which they came. */
final class Table {
    private final String key;
    private final Map<String, JsonObject> rows = new LinkedHashMap<>();

    Table(String key) {
        this.key = key;
    }

    JsonObject add(JsonObject row) {
        rows.put(String.valueOf(row.get(key)), row);
        return row;
    }

    @Nullable
    JsonObject get(@Nullable Object id) {
        return rows.get(String.valueOf(id));
    }

    Optional<JsonObject> first(Predicate<JsonObject> that) {
        return rows.values().stream().filter(that).findFirst();
    }

    boolean any(Predicate<JsonObject> that) {
        return rows.values().stream().anyMatch(that);
    }

    List<JsonObject> where(Predicate<JsonObject> that) {
        return rows.values().stream().filter(that).toList();
    }

    Collection<JsonObject> all() {
        return rows.values();
    }

    boolean remove(@Nullable Object id) {
        return rows.remove(String.valueOf(id)) != null;
    }

    void removeIf(Predicate<JsonObject> that) {
        rows.values().removeIf(that);
    }

    int size() {
        return rows.size();
    }

    List<JsonObject> toJson() {
        return new ArrayList<>(rows.values());
    }
}
