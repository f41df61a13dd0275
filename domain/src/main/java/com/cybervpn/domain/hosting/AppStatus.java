package com.cybervpn.domain.hosting;

import java.util.Locale;

/** How an app is doing (H-APP-6). */
public enum AppStatus {
    PENDING,
    BUILDING,
    HEALTHY,
    FAILED,
    STOPPED;

    /** The word the API uses: {@code Healthy}. */
    public String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
