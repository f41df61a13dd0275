package com.cybervpn.web.shared.server;

import com.cybervpn.application.operations.port.in.LimitRequests;
import com.cybervpn.application.operations.port.in.LimitRequests.Outcome;
import com.cybervpn.web.shared.ErrorRenderer;
import com.cybervpn.web.shared.Problem;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refuses clients that ask too often; this machine's own listeners are not limited. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class RequestLimit {
    private final LimitRequests limit;
    private final Origins origins;
    private final ErrorRenderer renderer;
    private final int publicPort;

    RequestLimit(
            LimitRequests limit,
            Origins origins,
            ErrorRenderer renderer,
            @Property(name = "public.port", defaultValue = "8080") int publicPort) {
        this.limit = limit;
        this.origins = origins;
        this.renderer = renderer;
        this.publicPort = publicPort;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING) // the counters are in the database
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (request.getServerAddress().getPort() != publicPort) return null;
        return switch (limit.admit(origins.of(request).ip(), request.getPath())) {
            case Outcome.Admitted _ -> null;
            case Outcome.Refused(var wait) ->
                reply(request, Problem.of(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"), wait);
            case Outcome.Unknown(var wait) ->
                reply(request, Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "Rate limits are not available"), wait);
        };
    }

    private HttpResponse<?> reply(HttpRequest<?> request, Problem problem, Duration wait) {
        return renderer.render(request, problem.withHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    }
}
