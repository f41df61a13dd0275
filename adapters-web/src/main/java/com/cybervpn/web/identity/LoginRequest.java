package com.cybervpn.web.identity;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "LoginRequest")
record LoginRequest(
        @Size(min = 1, max = 255) @Nullable String loginOrEmail,

        @Schema(description = "accepted alias of login_or_email") @Size(min = 1, max = 255) @Nullable
        String email,

        @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 1, max = 255)
        String password,

        @Schema(description = "true gives a 30-day refresh token") @Nullable
        Boolean rememberMe) {
    /** Whichever of the two was sent. */
    Optional<String> identifier() {
        return Optional.ofNullable(loginOrEmail).or(() -> Optional.ofNullable(email));
    }

    @Override
    public String toString() {
        return "LoginRequest[***]";
    }
}
