package com.cybervpn.web.identity;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.TelegramIdentity;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "AdminUserResponse")
record AdminUserResponse(
        UUID id,
        String login,
        @Nullable String email,

        @Schema(description = "super_admin, admin, operator, support, viewer or mobile_user")
        String role,

        @Nullable Long telegramId,
        boolean isActive,
        boolean isEmailVerified,
        Instant createdAt) {
    static AdminUserResponse of(Account account) {
        return new AdminUserResponse(
                account.id().value(),
                account.login().value(),
                account.emailAddress().map(EmailAddress::value).orElse(null),
                account.role().code(),
                Optional.ofNullable(account.telegram())
                        .map(TelegramIdentity::id)
                        .orElse(null),
                account.active(),
                account.emailVerified(),
                account.createdAt());
    }
}
