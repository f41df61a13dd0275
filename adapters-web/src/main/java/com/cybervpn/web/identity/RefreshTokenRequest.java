package com.cybervpn.web.identity;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "RefreshTokenRequest")
record RefreshTokenRequest(
        @Schema(description = "may be left out when the refresh_token cookie is sent")
        @Size(min = 1, max = 1000)
        @Nullable
        String refreshToken) {
    @Override
    public String toString() {
        return "RefreshTokenRequest[***]";
    }
}
