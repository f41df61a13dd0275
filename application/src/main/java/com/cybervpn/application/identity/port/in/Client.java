package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The program somebody signs in with.
 *
 * @param acceptLanguage as sent; empty when absent
 * @param deviceId what it calls the device it runs on; null when it does not say
 */
public record Client(
        Origin origin, String acceptLanguage, @Nullable String deviceId) {
    public Client withDevice(@Nullable String device) {
        return new Client(origin, acceptLanguage, device);
    }
}
