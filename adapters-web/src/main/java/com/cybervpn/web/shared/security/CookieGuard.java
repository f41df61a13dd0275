package com.cybervpn.web.shared.security;

import com.cybervpn.web.shared.ErrorRenderer;
import com.cybervpn.web.shared.Problem;
import com.cybervpn.web.shared.server.CrossOrigins;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other people's pages from acting with a visitor's cookies: a change that cookies sign in must come from
 * an allowed origin, and its body must be JSON, which no plain form can send.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class CookieGuard {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final CrossOrigins origins;
    private final ErrorRenderer renderer;

    CookieGuard(CrossOrigins origins, ErrorRenderer renderer) {
        this.origins = origins;
        this.renderer = renderer;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (SAFE.contains(request.getMethod()) || !AccessTokens.isByCookie(request)) return null;
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin != null && !origins.mayUseCookies(request, origin)) {
            return renderer.render(request, Problem.of(HttpStatus.FORBIDDEN, "Origin not allowed"));
        }
        if (hasBody(request) && !isJson(request)) {
            return renderer.render(request, Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        }
        return null;
    }

    private static boolean hasBody(HttpRequest<?> request) {
        return request.getContentLength() > 0 || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean isJson(HttpRequest<?> request) {
        return request.getContentType()
                .map(type -> type.getName().equals(MediaType.APPLICATION_JSON))
                .orElse(false);
    }
}
