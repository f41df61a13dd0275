package com.cybervpn.web.shared.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.util.Optional;

/** Where a request carries its access token. */
public final class AccessTokens {
    /** Holds the access token for browsers. */
    public static final String COOKIE = "access_token";

    private static final String SCHEME = "Bearer ";

    private AccessTokens() {}

    /** The token of {@code Authorization: Bearer}; without that header the cookie's. */
    public static Optional<String> of(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (header == null)
            return request.getCookies().findCookie(COOKIE).map(Cookie::getValue).filter(AccessTokens::isText);
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return Optional.empty();
        return Optional.of(header.substring(SCHEME.length()).strip()).filter(AccessTokens::isText);
    }

    /** Whether a browser's cookie, rather than a header, signs this request in. */
    static boolean isByCookie(HttpRequest<?> request) {
        return !request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
                && (request.getCookies().contains(COOKIE)
                        || request.getCookies().contains("refresh_token"));
    }

    private static boolean isText(String token) {
        return !token.isEmpty();
    }
}
