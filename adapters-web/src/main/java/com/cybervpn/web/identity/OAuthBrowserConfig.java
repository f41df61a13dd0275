package com.cybervpn.web.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * @param browserCookie whether browsers must show the cookie of the sign-in that they began; false where pages of another
 *     site call without cookies
 */
@ConfigurationProperties("oauth")
record OAuthBrowserConfig(@Bindable(defaultValue = "true") boolean browserCookie) {}
