package com.cybervpn.web.identity;

import com.cybervpn.domain.identity.OAuthProvider;
import java.util.Locale;

/** Providers as paths name them. */
enum OAuthProviderWord {
    telegram,
    github,
    google,
    discord,
    apple,
    microsoft,
    twitter;

    OAuthProvider provider() {
        return OAuthProvider.valueOf(name().toUpperCase(Locale.ROOT));
    }
}
