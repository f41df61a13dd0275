package com.cybervpn.web.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * How browsers keep the tokens.
 *
 * @param secure whether they send them over TLS only
 * @param domain for which hosts; absent: the one that set them
 */
@ConfigurationProperties("cookie")
record CookieConfig(
        @Bindable(defaultValue = "true") boolean secure,
        @Nullable String domain) {}
