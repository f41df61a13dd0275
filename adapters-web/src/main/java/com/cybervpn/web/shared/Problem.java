package com.cybervpn.web.shared;

import io.micronaut.http.HttpStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One failed request, before its surface gives it the shape of its contract.
 *
 * @param code machine-readable name where the contract has one, else null
 * @param message for people; never an exception's own words
 * @param details further members of a coded error
 * @param headers response headers that belong to the failure, such as {@code Retry-After}
 */
public record Problem(
        HttpStatus status,
        @Nullable String code,
        String message,
        Map<String, ? extends @Nullable Object> details,
        Map<String, String> headers) {

    public static Problem of(HttpStatus status, String message) {
        return new Problem(status, null, message, Map.of(), Map.of());
    }

    public static Problem coded(HttpStatus status, String code, String message) {
        return new Problem(status, code, message, Map.of(), Map.of());
    }

    public Problem with(Map<String, ? extends @Nullable Object> newDetails) {
        return new Problem(status, code, message, newDetails, headers);
    }

    public Problem withHeader(String name, String value) {
        return new Problem(status, code, message, details, Map.of(name, value));
    }
}
