package com.cybervpn.web.shared.server;

import com.cybervpn.web.shared.Surface;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which web pages of other origins may call us, and whether with cookies (R-062, H-GEN-5). */
@Singleton
public final class CrossOrigins {
    private static final String ANY = "*";

    private final Set<String> allowed;

    CrossOrigins(@Property(name = "cors-origins", defaultValue = "") List<String> origins) {
        this.allowed = origins.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a page of some origin may do. */
    enum Grant {
        NOTHING,
        /** Call with what it holds itself, such as a token. */
        WITHOUT_COOKIES,
        WITH_COOKIES
    }

    Grant grant(HttpRequest<?> request, String origin) {
        boolean anyone = allowed.contains(ANY);
        if (!anyone && allowed.contains(origin)) return Grant.WITH_COOKIES;
        return anyone || isOpen(request) ? Grant.WITHOUT_COOKIES : Grant.NOTHING;
    }

    /** Surfaces of bearer tokens only, and what is public anyway, are open to every page. */
    private static boolean isOpen(HttpRequest<?> request) {
        return switch (Surface.of(request)) {
            case TERMINAL, HOSTING -> true;
            case VPN -> request.getPath().equals("/health") || request.getPath().equals("/openapi.json");
            case MOBILE, DEPLOYER -> false;
        };
    }

    /** Whether a cookie may sign in a request of this origin: ours, or one that is listed by name. */
    public boolean mayUseCookies(HttpRequest<?> request, String origin) {
        String host = request.getHeaders().get(HttpHeaders.HOST, String.class, "");
        return allowed.contains(origin) || origin.endsWith("://" + host) && !host.isEmpty();
    }
}
