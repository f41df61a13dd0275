package com.cybervpn.domain.vpn;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A VPN user to be made on the panel, which invents its credentials.
 *
 * @param username the panel takes 3 to 36 of {@code [A-Za-z0-9_-]}
 * @param expiresAt {@link PanelUser#NOT_YET} for one that may not come in before access is given
 * @param trafficLimitBytes 0 is unlimited
 * @param internalSquads the squads whose inbounds the user may use; without any the subscription is empty
 */
public record NewPanelUser(
        String username,
        Instant expiresAt,
        long trafficLimitBytes,
        TrafficReset trafficReset,
        @Nullable Long telegramId,
        @Nullable String email,
        @Nullable String description,
        @Nullable String tag,
        @Nullable Integer deviceLimit,
        List<UUID> internalSquads) {
    public NewPanelUser {
        internalSquads = List.copyOf(internalSquads);
    }

    /** Switched off from the start where there is no access: the panel ends what has expired only some time later. */
    public boolean startsEnabled() {
        return expiresAt.isAfter(PanelUser.NOT_YET);
    }
}
