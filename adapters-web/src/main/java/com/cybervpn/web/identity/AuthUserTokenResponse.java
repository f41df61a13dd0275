package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Entrance;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@link LoginResponse} with the account that came in.
 *
 * @param expiresIn seconds; 0 while the second factor is pending
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "AuthUserTokenResponse")
record AuthUserTokenResponse(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String accessToken,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String refreshToken,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String tokenType,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "seconds", minimum = "0")
        long expiresIn,

        @JsonProperty("requires_2fa") boolean requiresSecondFactor,

        @Schema(description = "bearer of POST /api/v1/2fa/complete") @Nullable
        String tfaToken,

        AdminUserResponse user) {
    static AuthUserTokenResponse of(Entrance entrance) {
        var login = LoginResponse.of(entrance);
        return new AuthUserTokenResponse(
                login.accessToken(),
                login.refreshToken(),
                login.tokenType(),
                login.expiresIn(),
                login.requiresSecondFactor(),
                login.tfaToken(),
                AdminUserResponse.of(entrance.account()));
    }

    @Override
    public String toString() {
        return "AuthUserTokenResponse[***]";
    }
}
