package com.cybervpn.web.identity;

import com.cybervpn.domain.shared.Secret;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ties a sign-in over a provider to the browser that began it, so that nobody can make another browser end theirs and sign it
 * in as somebody else. Clients that are no browsers have no cookies and need none: nobody can make them send anything.
 */
@Singleton
final class OAuthBrowser {
    private static final String COOKIE = "oauth_browser";
    /** Browsers send it, and no page can take it away (Fetch Metadata). */
    private static final String BROWSERS_ONLY = "Sec-Fetch-Site";

    private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final SessionCookies cookies;
    private final OAuthBrowserConfig config;

    OAuthBrowser(SessionCookies cookies, OAuthBrowserConfig config) {
        this.cookies = cookies;
        this.config = config;
    }

    /** What the browser was given before. */
    @Nullable
    Secret known(HttpRequest<?> request) {
        return cookie(request).map(Secret::of).orElse(null);
    }

    /** What the browser shows: nothing known when it should show something, null when it is none. */
    @Nullable
    Secret shown(HttpRequest<?> request) {
        if (!config.browserCookie()) return null;
        return cookie(request)
                .or(() -> Optional.ofNullable(request.getHeaders().get(BROWSERS_ONLY))
                        .map(_ -> ""))
                .map(Secret::of)
                .orElse(null);
    }

    <B> MutableHttpResponse<B> keep(MutableHttpResponse<B> response, Secret browser) {
        return response.cookie(cookies.cookie(COOKIE, browser.reveal(), MAX_AGE));
    }

    private static Optional<String> cookie(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .filter(value -> OURS.matcher(value).matches());
    }
}
