package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Tokens;
import com.cybervpn.domain.shared.Secret;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * @param expiresIn seconds
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "MobileTokenResponse")
record MobileTokenResponse(
        String accessToken,
        String refreshToken,
        String tokenType,
        @Schema(description = "seconds", minimum = "0") long expiresIn) {
    /** While a second factor is pending. */
    static final MobileTokenResponse NONE = new MobileTokenResponse("", "", "Bearer", 0);

    static MobileTokenResponse of(Tokens tokens) {
        return new MobileTokenResponse(
                tokens.access().reveal(),
                tokens.refreshToken().map(Secret::reveal).orElse(""),
                "Bearer",
                tokens.accessTtl().toSeconds());
    }

    @Override
    public String toString() {
        return "MobileTokenResponse[***]";
    }
}
