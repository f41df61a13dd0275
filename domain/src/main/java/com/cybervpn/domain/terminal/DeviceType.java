package com.cybervpn.domain.terminal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of device a client runs on. */
public enum DeviceType {
    IOS,
    ANDROID,
    WEB;

    /** The name as the API writes it: {@code ios}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What clients say, in any case; whatever else they say counts as web (T-AUTH-9). */
    public static DeviceType said(@Nullable String text) {
        return text == null
                ? WEB
                : switch (text.toLowerCase(Locale.ROOT)) {
                    case "ios" -> IOS;
                    case "android" -> ANDROID;
                    default -> WEB;
                };
    }
}
