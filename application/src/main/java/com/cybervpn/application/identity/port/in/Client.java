package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The program somebody signs in with.
 *
 * @param acceptLanguage as sent; empty when absent
 * @param deviceId what it calls the device it runs on; null when it does not say
 * @param deviceType {@code ios}, {@code android} or whatever else it says; null when it does not
 */
public record Client(
        Origin origin,
        String acceptLanguage,
        @Nullable String deviceId,
        @Nullable String deviceType) {
    public Client(Origin origin, String acceptLanguage, @Nullable String deviceId) {
        this(origin, acceptLanguage, deviceId, null);
    }

    public Client withDevice(@Nullable String device) {
        return withDevice(device, deviceType);
    }

    public Client withDevice(@Nullable String device, @Nullable String type) {
        return new Client(origin, acceptLanguage, device, type);
    }
}
