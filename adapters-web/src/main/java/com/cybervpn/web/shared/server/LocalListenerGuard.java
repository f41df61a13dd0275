package com.cybervpn.web.shared.server;

import com.cybervpn.web.shared.ErrorRenderer;
import com.cybervpn.web.shared.Problem;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Protects the local listener, which asks for no sign-in, from the browser on the same machine: a foreign page must not
 * reach it under a name of its own (DNS rebinding) nor from its own origin (request forgery).
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class LocalListenerGuard {
    private final LocalListener localListener;
    private final ErrorRenderer renderer;

    LocalListenerGuard(LocalListener localListener, ErrorRenderer renderer) {
        this.localListener = localListener;
        this.renderer = renderer;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (!localListener.isAt(request.getServerAddress())) return null;
        String host = request.getHeaders().get(HttpHeaders.HOST, String.class, "");
        if (!isLoopback(withoutPort(host))) {
            return renderer.render(request, Problem.of(HttpStatus.MISDIRECTED_REQUEST, "Host must be a loopback name"));
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
            return renderer.render(request, Problem.of(HttpStatus.FORBIDDEN, "Foreign origin"));
        }
        return null;
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        return hasPort && host.indexOf(':') == colon || hasPort && host.startsWith("[")
                ? host.substring(0, colon)
                : host;
    }

    private static boolean isLoopback(String host) {
        if (host.toLowerCase(Locale.ROOT).equals("localhost")) return true;
        try {
            return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
