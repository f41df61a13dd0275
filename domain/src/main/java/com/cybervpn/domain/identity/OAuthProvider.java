package com.cybervpn.domain.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where people have an account that they can show instead of a password. */
public enum OAuthProvider {
    /** Shows people by signed data, not by a code: it can be linked, and has ways in of its own. */
    TELEGRAM(false, false),
    GITHUB(true, false),
    GOOGLE(true, true),
    DISCORD(true, false),
    APPLE(true, true),
    MICROSOFT(true, true),
    TWITTER(true, true);

    private final boolean givesCodes;
    private final boolean provesKey;

    OAuthProvider(boolean givesCodes, boolean provesKey) {
        this.givesCodes = givesCodes;
        this.provesKey = provesKey;
    }

    /** Whether it sends people back with a code that we exchange. */
    public boolean givesCodes() {
        return givesCodes;
    }

    /** Whether the exchange of a code takes the key that its request was made with (RFC 7636). */
    public boolean provesKey() {
        return provesKey;
    }

    /** The name as the API writes it: {@code github}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OAuthProvider> ofCode(String code) {
        return Arrays.stream(values())
                .filter(provider -> provider.code().equals(code))
                .findFirst();
    }
}
