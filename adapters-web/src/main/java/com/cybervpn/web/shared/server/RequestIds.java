package com.cybervpn.web.shared.server;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

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
        String id = given != null && isFit(given) ? given : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        context.add(new Logged(id));
    }

    @ResponseFilter
    void echo(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(ATTRIBUTE, String.class).ifPresent(id -> response.header(HEADER, id));
    }

    /** Every thread that works on the request writes its id; nothing else is in the context of log lines. */
    private record Logged(String id) implements ThreadPropagatedContextElement<@Nullable String> {
        @Override
        public @Nullable String updateThreadContext() {
            String before = MDC.get(LOG_KEY);
            MDC.put(LOG_KEY, id);
            return before;
        }

        @Override
        public void restoreThreadContext(@Nullable String before) {
            if (before == null) MDC.remove(LOG_KEY);
            else MDC.put(LOG_KEY, before);
        }
    }

    private static boolean isFit(String id) {
        return !id.isBlank() && id.length() <= LONGEST && id.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
