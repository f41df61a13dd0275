package com.cybervpn.domain.operations;

import java.util.Locale;

/** What an installation is for, as its configuration says (T-DB-2). It decides which dangerous tools exist at all. */
public enum Stage {
    DEVELOPMENT,
    TESTING,
    STAGING,
    PRODUCTION;

    /** Whether nothing here is worth more than the time to make it again: it may be reset, and filled by the dev tools. */
    public boolean isDisposable() {
        return this == DEVELOPMENT || this == TESTING;
    }

    /** Whether made-up rows may stand beside the others. */
    public boolean takesSamples() {
        return this != PRODUCTION;
    }

    /** The name as configuration writes it: {@code staging}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
