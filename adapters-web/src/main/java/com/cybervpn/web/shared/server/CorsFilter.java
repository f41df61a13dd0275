package com.cybervpn.web.shared.server;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/** Answers the questions that browsers ask before and after a call from another origin; also on errors. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
final class CorsFilter {
    private final CrossOrigins origins;

    CorsFilter(CrossOrigins origins) {
        this.origins = origins;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> preflight(HttpRequest<?> request) {
        boolean asksFirst = request.getMethod() == HttpMethod.OPTIONS
                && request.getHeaders().contains(HttpHeaders.ORIGIN)
                && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (!asksFirst) return null;
        MutableHttpResponse<?> reply = HttpResponse.noContent()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, DELETE, PATCH, OPTIONS")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type, Authorization, " + RequestIds.HEADER)
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
        allow(request, reply); // what a filter answers itself does not pass through it again
        return reply;
    }

    @ResponseFilter
    void allow(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin == null) return;
        response.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        switch (origins.grant(request, origin)) {
            case NOTHING -> {
                // the browser keeps the reply from the page
            }
            case WITHOUT_COOKIES -> response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            case WITH_COOKIES ->
                response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        response.header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RequestIds.HEADER + ", " + HttpHeaders.RETRY_AFTER);
    }
}
