package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.shared.Secret;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the terminal and the hosting clients read of a sign-in, in one.
 *
 * @param token empty while a second factor is pending
 * @param expiresIn seconds
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "BearerTokenResponse")
record BearerTokenResponse(
        UUID userId,
        String token,
        String tokenType,
        long expiresIn,
        SignedInUser user,
        boolean requires_2fa,
        @Nullable String tfaToken) {
    static BearerTokenResponse of(Entrance entrance) {
        var account = entrance.account();
        var user = new SignedInUser(
                account.id().toString(),
                account.emailAddress().map(EmailAddress::value).orElse(""));
        var token = entrance instanceof Entrance.Opened opened
                ? opened.tokens().access().reveal()
                : "";
        var ttl = entrance instanceof Entrance.Opened opened ? opened.tokens().accessTtl() : Duration.ZERO;
        var pending = entrance instanceof Entrance.SecondFactorRequired required
                ? Optional.of(required.token())
                : Optional.<Secret>empty();
        return new BearerTokenResponse(
                account.id().value(),
                token,
                "bearer",
                ttl.toSeconds(),
                user,
                pending.isPresent(),
                pending.map(Secret::reveal).orElse(null));
    }

    @Override
    public String toString() {
        return "BearerTokenResponse[***]";
    }

    @Serdeable
    @Schema(name = "SignedInUser")
    record SignedInUser(String id, String email) {}
}
