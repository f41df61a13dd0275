package com.cybervpn.web.shared;

import io.micronaut.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One failed request, before its surface gives it the shape of its contract.
 *
 * @param code machine-readable name where the contract has one, else null
 * @param message for people; never an exception's own words
 * @param details further members of a coded error
 * @param violations what did not pass validation; empty when the failure is another one
 * @param headers response headers that belong to the failure, such as {@code Retry-After}
 */
public record Problem(
        HttpStatus status,
        @Nullable String code,
        String message,
        Map<String, ? extends @Nullable Object> details,
        List<Violation> violations,
        Map<String, String> headers) {

    public static Problem of(HttpStatus status, String message) {
        return new Problem(status, null, message, Map.of(), List.of(), Map.of());
    }

    /** A failure that has no more to say than its status. */
    public static Problem of(HttpStatus status) {
        return of(status, status == HttpStatus.INTERNAL_SERVER_ERROR ? "Internal server error" : status.getReason());
    }

    public static Problem coded(HttpStatus status, String code, String message) {
        return new Problem(status, code, message, Map.of(), List.of(), Map.of());
    }

    /** A request that did not pass validation: 422, or 400 where the surface says so. */
    public static Problem invalid(List<Violation> violations) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                null,
                "Request did not pass validation",
                Map.of(),
                violations,
                Map.of());
    }

    public static Problem invalid(Violation violation) {
        return invalid(List.of(violation));
    }

    public Problem with(Map<String, ? extends @Nullable Object> newDetails) {
        return new Problem(status, code, message, newDetails, violations, headers);
    }

    public Problem withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Problem(status, code, message, details, violations, all);
    }

    Problem withStatus(HttpStatus newStatus) {
        return new Problem(newStatus, code, message, details, violations, headers);
    }

    /** The code, or the name of the status where none was given: {@code not_found}. */
    String codeOrStatus() {
        return code != null ? code : status.name().toLowerCase(Locale.ROOT);
    }
}
