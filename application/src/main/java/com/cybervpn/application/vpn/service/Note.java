package com.cybervpn.application.vpn.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stored note, read by member; a thing without one gives an empty note. */
record Note(Map<String, @Nullable Object> members) {
    static Note of(Map<String, Map<String, @Nullable Object>> all, String key) {
        Map<String, @Nullable Object> members = all.get(key);
        return new Note(members == null ? Map.of() : members);
    }

    @Nullable
    String text(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    @Nullable
    Integer number(String name) {
        return members.get(name) instanceof Number number ? number.intValue() : null;
    }

    boolean flag(String name, boolean otherwise) {
        return members.get(name) instanceof Boolean flag ? flag : otherwise;
    }
}
