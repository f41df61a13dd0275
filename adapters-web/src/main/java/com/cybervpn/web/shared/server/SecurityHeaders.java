package com.cybervpn.web.shared.server;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells browsers what they must not do with our replies. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class SecurityHeaders {
    private static final String NO_STORE = "no-store, max-age=0";

    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(@Property(name = "environment", defaultValue = "development") String environment) {
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("X-XSS-Protection", "1; mode=block");
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.put(
                "Permissions-Policy",
                "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
                        + " payment=(), usb=()");
        headers.put(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " font-src 'self'; connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri"
                        + " 'self'; object-src 'none'");
        if (environment.equals("production")) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload");
        }
    }

    @ResponseFilter
    void add(MutableHttpResponse<?> response) {
        headers.forEach(response::header);
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
    }
}
