package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Entrance;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Tokens, or the token of a pending second factor with the others empty.
 *
 * @param expiresIn seconds; 0 while the second factor is pending
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "LoginResponse")
record LoginResponse(
        String accessToken,

        String refreshToken,

        String tokenType,

        @Schema(description = "seconds", minimum = "0") long expiresIn,

        boolean requires_2fa,

        @Schema(description = "bearer of POST /api/v1/2fa/complete") @Nullable
        String tfaToken) {
    static LoginResponse of(Entrance entrance) {
        return switch (entrance) {
            case Entrance.Opened opened -> {
                var tokens = TokenResponse.of(opened.tokens());
                yield new LoginResponse(
                        tokens.accessToken(),
                        tokens.refreshToken(),
                        tokens.tokenType(),
                        tokens.expiresIn(),
                        false,
                        null);
            }
            case Entrance.SecondFactorRequired pending ->
                new LoginResponse("", "", "bearer", 0, true, pending.token().reveal());
        };
    }

    @Override
    public String toString() {
        return "LoginResponse[***]";
    }
}
