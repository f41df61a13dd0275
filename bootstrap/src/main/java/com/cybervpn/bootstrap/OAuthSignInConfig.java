package com.cybervpn.bootstrap;

import com.cybervpn.domain.identity.RedirectPolicy;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How people go to a provider and come back.
 *
 * @param stateTtl how long they may take
 * @param defaultRedirectUri where they come back to when they do not say
 * @param allowedRedirectUris where else they may come back to; empty: wherever a page or an app can be
 */
@ConfigurationProperties("oauth")
record OAuthSignInConfig(
        @Bindable(defaultValue = "10m") @NotNull Duration stateTtl,

        @Bindable(defaultValue = "http://localhost:8080/oauth/callback") @NotBlank
        String defaultRedirectUri,

        @Bindable(defaultValue = "") List<String> allowedRedirectUris) {
    RedirectPolicy redirects() {
        return new RedirectPolicy(allowedRedirectUris.stream()
                .map(String::strip)
                .filter(uri -> !uri.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }
}
