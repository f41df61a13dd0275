package com.cybervpn.domain.vpn;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to become different about a VPN user on the panel; null leaves a member as it is.
 *
 * @param enabled true makes a disabled user active, false disables it
 * @param expiresAt must be in the future; a later date makes an expired user active again
 * @param trafficLimitBytes 0 is unlimited; a larger limit makes a limited user active again
 */
public record PanelUserChange(
        @Nullable Boolean enabled,
        @Nullable Instant expiresAt,
        @Nullable Long trafficLimitBytes,
        @Nullable TrafficReset trafficReset,
        @Nullable Long telegramId,
        @Nullable String email,
        @Nullable String description,
        @Nullable String tag,
        @Nullable Integer deviceLimit,
        @Nullable List<UUID> internalSquads) {

    public static final PanelUserChange NONE =
            new PanelUserChange(null, null, null, null, null, null, null, null, null, null);

    public PanelUserChange withEnabled(boolean newEnabled) {
        return new PanelUserChange(
                newEnabled,
                expiresAt,
                trafficLimitBytes,
                trafficReset,
                telegramId,
                email,
                description,
                tag,
                deviceLimit,
                internalSquads);
    }

    public PanelUserChange withExpiresAt(@Nullable Instant newExpiresAt) {
        return new PanelUserChange(
                enabled,
                newExpiresAt,
                trafficLimitBytes,
                trafficReset,
                telegramId,
                email,
                description,
                tag,
                deviceLimit,
                internalSquads);
    }

    public PanelUserChange withTrafficLimitBytes(@Nullable Long newTrafficLimitBytes) {
        return new PanelUserChange(
                enabled,
                expiresAt,
                newTrafficLimitBytes,
                trafficReset,
                telegramId,
                email,
                description,
                tag,
                deviceLimit,
                internalSquads);
    }

    public PanelUserChange withEmail(@Nullable String newEmail) {
        return new PanelUserChange(
                enabled,
                expiresAt,
                trafficLimitBytes,
                trafficReset,
                telegramId,
                newEmail,
                description,
                tag,
                deviceLimit,
                internalSquads);
    }

    public PanelUserChange withDeviceLimit(@Nullable Integer newDeviceLimit) {
        return new PanelUserChange(
                enabled,
                expiresAt,
                trafficLimitBytes,
                trafficReset,
                telegramId,
                email,
                description,
                tag,
                newDeviceLimit,
                internalSquads);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }
}
