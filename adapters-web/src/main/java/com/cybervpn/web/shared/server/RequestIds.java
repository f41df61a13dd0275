package com.cybervpn.web.shared.server;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names each request: echoes the caller's id or makes one, and writes it into every log line of the request. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIds {
    static final String HEADER = "X-Request-ID";
    private static final String ATTRIBUTE = "cybervpn.request-id";
    private static final String LOG_KEY = "request_id";
    private static final int LONGEST = 128;

    @RequestFilter
    void name(HttpRequest<?> request, MutablePropagatedContext context) {
        String given = request.getHeaders().get(HEADER);
        String id = isFit(given) ? given : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        context.add(new MdcPropagationContext(Map.of(LOG_KEY, id)));
    }

    @ResponseFilter
    void echo(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(ATTRIBUTE, String.class).ifPresent(id -> response.header(HEADER, id));
    }

    private static boolean isFit(@Nullable String id) {
        return id != null
                && !id.isBlank()
                && id.length() <= LONGEST
                && id.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
