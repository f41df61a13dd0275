package com.cybervpn.web.vpn;

import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.VpnUser;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A VPN user as staff see it. */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "UserResponse")
record UserResponse(
        UUID uuid,
        String username,
        UserStatus status,
        String shortUuid,
        Instant createdAt,
        Instant updatedAt,

        @Nullable @Schema(description = "always null: the panel has no such id any more")
        UUID subscriptionUuid,

        @Nullable @Schema(description = "null for never") Instant expireAt,

        @Nullable @Schema(description = "0 is unlimited") Long trafficLimitBytes,

        @Nullable Long usedTrafficBytes,

        @Nullable String email,

        @Nullable Long telegramId) {

    static UserResponse of(VpnUser user) {
        PanelUser panel = user.panel();
        return new UserResponse(
                user.id().value(),
                panel.username(),
                UserStatus.valueOf(panel.status().code()),
                panel.shortUuid(),
                panel.createdAt(),
                panel.updatedAt(),
                null,
                panel.neverExpires() ? null : panel.expiresAt(),
                panel.trafficLimitBytes(),
                panel.usedTrafficBytes(),
                panel.email(),
                panel.telegramId());
    }

    /** The contract's words for a status. */
    @Schema(name = "UserStatus")
    enum UserStatus {
        active,
        disabled,
        limited,
        expired
    }
}
