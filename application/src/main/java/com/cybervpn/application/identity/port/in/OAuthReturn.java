package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.shared.Secret;

/**
 * What somebody comes back with from a provider.
 *
 * @param redirect where they came back to
 */
public record OAuthReturn(Secret code, String state, String redirect) {}
