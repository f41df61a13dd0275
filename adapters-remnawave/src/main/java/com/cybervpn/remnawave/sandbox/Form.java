package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a request body as the panel does: every wrong member is named in its words, unknown members are dropped in
 * silence, dates become UTC.
 */
final class Form {
    static final String UUID_PATTERN =
            "^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}"
                    + "|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$";
    static final String EMAIL_PATTERN = "^(?!\\.)(?!.*\\.\\.)([A-Za-z0-9_'+\\-\\.]*)[A-Za-z0-9_+-]@"
            + "([A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$";
    private static final Pattern UUID_REGEX = Pattern.compile(UUID_PATTERN);
    private static final Pattern EMAIL_REGEX = Pattern.compile(EMAIL_PATTERN);

    /** Whether a member may be absent, and whether it may be null. */
    enum Need {
        REQUIRED,
        OPTIONAL,
        NULLABLE
    }

    /** One thing a text must be. */
    interface Rule {
        @Nullable
        JsonObject issue(String value);

        static Rule pattern(String regex, String message) {
            Pattern pattern = Pattern.compile(regex);
            return value -> pattern.matcher(value).find()
                    ? null
                    : new JsonObject()
                            .set("origin", "string")
                            .set("code", "invalid_format")
                            .set("format", "regex")
                            .set("pattern", "/" + regex + "/")
                            .set("message", message);
        }

        static Rule atLeast(int length, String message) {
            return value -> value.length() >= length
                    ? null
                    : size("string", "too_small", "minimum", length).set("message", message);
        }

        static Rule atMost(int length, String message) {
            return value -> value.length() <= length
                    ? null
                    : size("string", "too_big", "maximum", length).set("message", message);
        }

        static Rule between(int least, int most) {
            return value -> value.length() < least
                    ? size("string", "too_small", "minimum", least)
                            .set("message", "Too small: expected string to have >=" + least + " characters")
                    : value.length() > most
                            ? size("string", "too_big", "maximum", most)
                                    .set("message", "Too big: expected string to have <=" + most + " characters")
                            : null;
        }

        static Rule email() {
            return value -> EMAIL_REGEX.matcher(value).find() ? null : badEmail();
        }
    }

    private final JsonObject body;
    private final JsonObject accepted = new JsonObject();
    private final List<JsonObject> issues = new ArrayList<>();

    private Form(JsonObject body) {
        this.body = body;
    }

    static Form of(JsonObject body) {
        return new Form(body);
    }

    Form text(String name, Need need, Rule... rules) {
        if (!isThere(name, need, "string", String.class)) return this;
        String value = (String) body.get(name);
        for (Rule rule : rules) {
            JsonObject issue = value == null ? null : rule.issue(value);
            if (issue != null) add(name, issue);
        }
        accepted.set(name, value);
        return this;
    }

    Form uuid(String name, Need need) {
        if (!isThere(name, need, "string", String.class)) return this;
        String value = (String) body.get(name);
        if (value != null && !UUID_REGEX.matcher(value).matches()) add(name, badUuid());
        accepted.set(name, value);
        return this;
    }

    Form uuids(String name, Need need) {
        return list(
                name,
                need,
                item -> item instanceof String text && UUID_REGEX.matcher(text).matches());
    }

    Form texts(String name, Need need) {
        return list(name, need, String.class::isInstance);
    }

    Form wholes(String name, Need need) {
        return list(name, need, Long.class::isInstance);
    }

    Form objects(String name, Need need) {
        return list(name, need, JsonObject.class::isInstance);
    }

    /**
     * @param tooSmall the panel's words for a number under {@code least}
     */
    Form whole(String name, Need need, long least, long most, String tooSmall) {
        if (!isThere(name, need, "number", Long.class)) return this;
        Long value = body.whole(name);
        if (value != null && value < least) {
            add(name, size("number", "too_small", "minimum", least).set("message", tooSmall));
        }
        if (value != null && value > most) {
            add(
                    name,
                    size("number", "too_big", "maximum", most)
                            .set("message", "Too big: expected number to be <=" + most));
        }
        accepted.set(name, value);
        return this;
    }

    Form number(String name, Need need) {
        if (isThere(name, need, "number", Number.class)) accepted.set(name, body.get(name));
        return this;
    }

    Form flag(String name, Need need) {
        if (isThere(name, need, "boolean", Boolean.class)) accepted.set(name, body.get(name));
        return this;
    }

    Form object(String name, Need need) {
        if (isThere(name, need, "object", JsonObject.class)) accepted.set(name, body.get(name));
        return this;
    }

    /** Whatever it is. */
    Form any(String name) {
        if (body.has(name)) accepted.set(name, body.get(name));
        return this;
    }

    Form oneOf(String name, Need need, String... options) {
        if (!body.has(name) && need != Need.REQUIRED) return this;
        Object value = body.get(name);
        if (value == null && need == Need.NULLABLE) {
            accepted.set(name, null);
            return this;
        }
        if (value instanceof String && Arrays.asList(options).contains(value)) {
            accepted.set(name, value);
            return this;
        }
        add(
                name,
                new JsonObject()
                        .set("code", "invalid_value")
                        .set("values", List.of(options))
                        .set(
                                "message",
                                "Invalid option: expected one of "
                                        + Arrays.stream(options)
                                                .map(it -> "\"" + it + "\"")
                                                .collect(Collectors.joining("|"))));
        return this;
    }

    Form date(String name, Need need) {
        if (!isThere(name, need, "string", String.class)) return this;
        String value = (String) body.get(name);
        try {
            accepted.set(name, value == null ? null : Times.text(instant(value)));
        } catch (DateTimeParseException e) {
            add(
                    name,
                    new JsonObject()
                            .set("code", "invalid_format")
                            .set("format", "datetime")
                            .set("message", "Invalid date format"));
        }
        return this;
    }

    Form custom(boolean fine, List<String> path, String message) {
        if (!fine) {
            issues.add(new JsonObject().set("code", "custom").set("path", path).set("message", message));
        }
        return this;
    }

    /** The checked members. */
    JsonObject accept() {
        if (!issues.isEmpty()) throw PanelError.validation(issues);
        return accepted;
    }

    static JsonObject badUuid() {
        return new JsonObject()
                .set("origin", "string")
                .set("code", "invalid_format")
                .set("format", "uuid")
                .set("pattern", "/" + UUID_PATTERN + "/")
                .set("message", "Invalid UUID");
    }

    static JsonObject badEmail() {
        return new JsonObject()
                .set("origin", "string")
                .set("code", "invalid_format")
                .set("format", "email")
                .set("pattern", "/" + EMAIL_PATTERN + "/")
                .set("message", "Invalid email address");
    }

    static boolean isUuid(String text) {
        return UUID_REGEX.matcher(text).matches();
    }

    static JsonObject size(String origin, String code, String bound, long value) {
        return new JsonObject()
                .set("origin", origin)
                .set("code", code)
                .set(bound, value)
                .set("inclusive", true);
    }

    static JsonObject at(List<String> path, JsonObject issue) {
        Object message = issue.get("message");
        return issue.remove("message").set("path", path).set("message", message);
    }

    static JsonObject wrongType(String expected, String received) {
        return new JsonObject()
                .set("expected", expected)
                .set("code", "invalid_type")
                .set("message", "Invalid input: expected " + expected + ", received " + received);
    }

    private Form list(String name, Need need, Predicate<@Nullable Object> fits) {
        if (!isThere(name, need, "array", List.class)) return this;
        List<@Nullable Object> items = body.list(name);
        for (int i = 0; i < items.size(); i++) {
            if (!fits.test(items.get(i))) {
                issues.add(at(
                        List.of(name, Integer.toString(i)),
                        new JsonObject().set("code", "invalid_type").set("message", "Invalid input")));
            }
        }
        accepted.set(name, body.get(name));
        return this;
    }

    private boolean isThere(String name, Need need, String expected, Class<?> type) {
        Object value = body.get(name);
        if (type.isInstance(value) || (value == null && body.has(name) && need == Need.NULLABLE)) return true;
        if (!body.has(name) && need != Need.REQUIRED) return false;
        add(name, wrongType(expected, body.has(name) ? typeOf(value) : "undefined"));
        return false;
    }

    private void add(String name, JsonObject issue) {
        issues.add(at(List.of(name), issue));
    }

    private static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case Number _ -> "number";
            case List<?> _ -> "array";
            default -> "object";
        };
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
