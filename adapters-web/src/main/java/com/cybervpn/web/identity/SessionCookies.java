package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.Tokens;
import com.cybervpn.web.shared.security.AccessTokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Tokens in cookies, for browsers. */
@Singleton
final class SessionCookies {
    static final String REFRESH = "refresh_token";
    /** Both, so that logout sees the refresh token as well (D-12). */
    private static final String PATH = "/api";

    private final CookieConfig config;

    SessionCookies(CookieConfig config) {
        this.config = config;
    }

    /** Sets the cookies of a session that has started; a pending second factor gets none. */
    <B> MutableHttpResponse<B> set(MutableHttpResponse<B> response, Entrance entrance) {
        return entrance instanceof Entrance.Opened opened ? set(response, opened.tokens()) : response;
    }

    <B> MutableHttpResponse<B> set(MutableHttpResponse<B> response, Tokens tokens) {
        response.cookie(cookie(AccessTokens.COOKIE, tokens.access().reveal(), tokens.accessTtl()));
        tokens.refreshToken()
                .ifPresent(refresh -> response.cookie(cookie(REFRESH, refresh.reveal(), tokens.refreshTtl())));
        return response;
    }

    <B> MutableHttpResponse<B> clear(MutableHttpResponse<B> response) {
        return response.cookie(cookie(AccessTokens.COOKIE, "", Duration.ZERO))
                .cookie(cookie(REFRESH, "", Duration.ZERO));
    }

    static Optional<String> refreshToken(HttpRequest<?> request) {
        return request.getCookies().findCookie(REFRESH).map(Cookie::getValue).filter(value -> !value.isBlank());
    }

    Cookie cookie(String name, String value, Duration maxAge) {
        var cookie = Cookie.of(name, value)
                .path(PATH)
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(config.secure())
                .sameSite(SameSite.Lax);
        var domain = config.domain();
        return domain == null || domain.isBlank() ? cookie : cookie.domain(domain);
    }
}
