package com.cybervpn.domain.deployer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with the members of a request: member to reason, the first reason of each (D-GEN-2, D-GEN-9). */
public final class Faults {
    private final Map<String, String> byMember = new LinkedHashMap<>();

    public Map<String, String> byMember() {
        return Map.copyOf(byMember);
    }

    public boolean any() {
        return !byMember.isEmpty();
    }

    public Faults when(boolean wrong, String member, String reason) {
        if (wrong) byMember.putIfAbsent(member, reason);
        return this;
    }

    /** Text that must be there. */
    public Faults text(String member, @Nullable String value, int maxLength) {
        return when(value == null || value.isBlank(), member, "is required")
                .when(value != null && value.length() > maxLength, member, "is longer than " + maxLength)
                .when(value != null && hasControls(value), member, "has a control character");
    }

    /** Text that must be there and have a form. */
    public Faults matches(String member, @Nullable String value, Pattern form) {
        return when(value == null || value.isEmpty(), member, "is required")
                .when(value != null && !form.matcher(value).matches(), member, "has not the form " + form);
    }

    /** As {@link #matches}, for text that may be absent. */
    public Faults optional(String member, @Nullable String value, Pattern form) {
        return value == null ? this : matches(member, value, form);
    }

    public Faults each(String member, Collection<String> values, Pattern form) {
        int index = 0;
        for (String value : values) matches(member + "[" + index++ + "]", value, form);
        return this;
    }

    public Faults range(String member, long value, long min, long max) {
        return when(value < min || value > max, member, "is not between " + min + " and " + max);
    }

    /** An absolute path without detours. */
    public Faults path(String member, @Nullable String value) {
        return matches(member, value, Names.PATH)
                .when(value != null && value.length() > 500, member, "is longer than 500")
                .when(value != null && List.of(value.split("/")).contains(".."), member, "must not contain ..");
    }

    private static boolean hasControls(String value) {
        return value.chars().anyMatch(Character::isISOControl);
    }
}
