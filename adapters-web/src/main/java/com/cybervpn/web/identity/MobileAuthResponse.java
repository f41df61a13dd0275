package com.cybervpn.web.identity;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Tokens and who got them, or the token of a pending second factor with the others empty. */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "MobileAuthResponse")
record MobileAuthResponse(
        MobileTokenResponse tokens,
        MobileUserResponse user,
        boolean isNewUser,
        boolean requires_2fa,

        @Schema(description = "bearer of POST /api/v1/2fa/complete") @Nullable
        String tfaToken) {
    @Override
    public String toString() {
        return "MobileAuthResponse[***]";
    }
}
