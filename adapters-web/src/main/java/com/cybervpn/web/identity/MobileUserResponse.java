package com.cybervpn.web.identity;

import com.cybervpn.application.billing.port.in.GetActiveSubscription;
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
@Schema(name = "MobileUserResponse")
record MobileUserResponse(
        UUID id,

        @Schema(description = "tg<id>@telegram.local for accounts that came by Telegram and gave no address")
        String email,

        @Nullable String username,
        String status,
        @Nullable Long telegramId,
        @Nullable String telegramUsername,
        @Nullable Instant createdAt,

        @Schema(description = "null while a second factor is pending") @Nullable
        SubscriptionInfo subscription) {
    /**
     * @param subscription null: not to be told yet
     */
    static MobileUserResponse of(Account account, GetActiveSubscription.@Nullable View subscription) {
        var telegram = Optional.ofNullable(account.telegram());
        return new MobileUserResponse(
                account.id().value(),
                account.emailAddress()
                        .or(() -> telegram.map(TelegramIdentity::placeholderAddress))
                        .map(EmailAddress::value)
                        .orElse(""),
                telegram.map(TelegramIdentity::username).orElse(account.login().value()),
                "active",
                telegram.map(TelegramIdentity::id).orElse(null),
                telegram.map(TelegramIdentity::username).orElse(null),
                account.createdAt(),
                subscription == null ? null : SubscriptionInfo.of(subscription));
    }
}
