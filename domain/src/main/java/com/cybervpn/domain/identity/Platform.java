package com.cybervpn.domain.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a phone runs. */
public enum Platform {
    IOS,
    ANDROID;

    public static Optional<Platform> ofCode(String code) {
        return Arrays.stream(values())
                .filter(platform -> platform.code().equals(code))
                .findFirst();
    }

    /** The word of the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
