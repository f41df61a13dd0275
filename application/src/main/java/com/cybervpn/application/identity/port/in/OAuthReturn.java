package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.shared.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What somebody comes back with from a provider.
 *
 * @param redirect where they came back to; null when they do not say
 */
public record OAuthReturn(
        Secret code, String state, @Nullable String redirect) {
    /** Whether they came back to where they were to. */
    public boolean isAt(String expected) {
        return redirect == null || redirect.equals(expected);
    }
}
