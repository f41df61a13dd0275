package com.cybervpn.domain.deployer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a new version takes the place of the old one (D-DEP-13). */
public enum Strategy {
    RECREATE,
    ROLLING,
    BLUE_GREEN,
    CANARY;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Strategy> ofCode(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
