package com.cybervpn.domain.vpn;

import java.time.Instant;
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
        @Nullable String email,
        @Nullable Integer deviceLimit) {

    public static final PanelUserChange NONE = new PanelUserChange(null, null, null, null, null);

    public PanelUserChange withEnabled(boolean newEnabled) {
        return new PanelUserChange(newEnabled, expiresAt, trafficLimitBytes, email, deviceLimit);
    }

    public PanelUserChange withExpiresAt(@Nullable Instant newExpiresAt) {
        return new PanelUserChange(enabled, newExpiresAt, trafficLimitBytes, email, deviceLimit);
    }

    public PanelUserChange withTrafficLimitBytes(@Nullable Long newTrafficLimitBytes) {
        return new PanelUserChange(enabled, expiresAt, newTrafficLimitBytes, email, deviceLimit);
    }

    public PanelUserChange withEmail(@Nullable String newEmail) {
        return new PanelUserChange(enabled, expiresAt, trafficLimitBytes, newEmail, deviceLimit);
    }

    public PanelUserChange withDeviceLimit(@Nullable Integer newDeviceLimit) {
        return new PanelUserChange(enabled, expiresAt, trafficLimitBytes, email, newDeviceLimit);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }
}
