package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Entrance;
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
        String accessToken,

        String refreshToken,

        String tokenType,

        @Schema(description = "seconds", minimum = "0") long expiresIn,

        boolean requires_2fa,

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
                login.requires_2fa(),
                login.tfaToken(),
                AdminUserResponse.of(entrance.account()));
    }

    @Override
    public String toString() {
        return "AuthUserTokenResponse[***]";
    }
}
