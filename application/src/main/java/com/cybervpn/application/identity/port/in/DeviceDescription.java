package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.Platform;
import com.cybervpn.domain.shared.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What the app tells of the phone it runs on.
 *
 * @param id what the app calls the phone
 * @param platformId what the platform calls it
 * @param pushToken where to reach it; null: as before
 */
public record DeviceDescription(
        String id,
        Platform platform,
        String platformId,
        String osVersion,
        String appVersion,
        String model,
        @Nullable Secret pushToken) {}
