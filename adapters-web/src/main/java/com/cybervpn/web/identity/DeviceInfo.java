package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.DeviceDescription;
import com.cybervpn.domain.identity.Platform;
import com.cybervpn.domain.shared.Secret;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "DeviceInfo")
record DeviceInfo(
        @Schema(description = "client-generated UUID string") @NotNull @Size(min = 36, max = 36)
        String deviceId,

        @NotNull PlatformWord platform,
        @NotNull @Size(min = 1, max = 255) String platformId,
        @NotNull @Size(min = 1, max = 20) String osVersion,
        @NotNull @Size(min = 1, max = 20) String appVersion,
        @NotNull @Size(min = 1, max = 100) String deviceModel,
        @Size(min = 1, max = 512) @Nullable String pushToken) {
    DeviceDescription description() {
        return new DeviceDescription(
                deviceId,
                platform.platform(),
                platformId,
                osVersion,
                appVersion,
                deviceModel,
                pushToken == null ? null : Secret.of(pushToken));
    }

    @Override
    public String toString() {
        return "DeviceInfo[" + deviceId + "]";
    }

    /** In the contract's words. */
    @Schema(name = "Platform")
    enum PlatformWord {
        ios(Platform.IOS),
        android(Platform.ANDROID);

        private final Platform platform;

        PlatformWord(Platform platform) {
            this.platform = platform;
        }

        Platform platform() {
            return platform;
        }
    }
}
