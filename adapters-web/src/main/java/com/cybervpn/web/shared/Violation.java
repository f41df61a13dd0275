package com.cybervpn.web.shared;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One member of a request that did not pass.
 *
 * @param location where it stands: {@code body}, {@code query}, {@code path}, {@code header} or {@code cookie}, then names
 *     and indexes
 * @param message what is wrong with it, for people
 */
public record Violation(List<Object> location, String message, Kind kind) {
    /** In what way a member can be wrong. */
    public enum Kind {
        /** Not JSON at all. */
        MALFORMED("json_invalid"),
        /** Of another type than asked for. */
        WRONG_TYPE("type_error"),
        MISSING("missing"),
        /** Of the right type, but empty, out of range or the like. */
        INVALID("value_error");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The name as the vpn surface writes it. */
        public String code() {
            return code;
        }
    }

    /** A member of the request body. */
    public static Violation inBody(String member, String message) {
        return new Violation(List.of("body", member), message, Kind.INVALID);
    }

    public static Violation inQuery(String parameter, String message) {
        return new Violation(List.of("query", parameter), message, Kind.INVALID);
    }

    /** Which part of the request it stands in: the first element of its location. */
    public String part() {
        return location.getFirst().toString();
    }

    /** The member's name without the part of the request: {@code items.0.name}; the part itself when that is all. */
    public String field() {
        if (location.size() == 1) return part();
        return location.stream().skip(1).map(Object::toString).collect(Collectors.joining("."));
    }
}
