package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.TelegramUsers;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** VPN users by Telegram id, for bots of the operator. */
@Controller("/api/v1/telegram/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "telegram")
class TelegramUserController {
    private static final String WHAT = "Telegram user";

    private final TelegramUsers users;

    TelegramUserController(TelegramUsers users) {
        this.users = users;
    }

    @Get("/{telegram_id}")
    @Operation(operationId = "getTelegramUser", summary = "VPN user by Telegram id")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    TelegramUserResponse read(Caller caller, @PathVariable("telegram_id") long telegramId) {
        return users.read(caller, telegramId).map(TelegramUserResponse::of).orElseThrow(PanelReplies.notFound(WHAT));
    }

    @Post("/{telegram_id}/subscription")
    @Status(HttpStatus.CREATED)
    @Operation(
            operationId = "createTelegramSubscription",
            summary = "Give a subscription to a Telegram user",
            description = "The limits of the plan apply when there is one of that name.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    TelegramSubscriptionResponse subscribe(
            Caller caller,
            @PathVariable("telegram_id") long telegramId,
            @Body @Valid CreateTelegramSubscriptionRequest body) {
        return TelegramSubscriptionResponse.of(
                PanelReplies.done(users.subscribe(caller, telegramId, body.planName(), body.durationDays()), WHAT));
    }

    @Get("/{telegram_id}/config")
    @Operation(operationId = "getTelegramUserConfig", summary = "VPN config of a Telegram user")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    ConfigResponse config(Caller caller, @PathVariable("telegram_id") long telegramId) {
        return users.config(caller, telegramId)
                .map(config -> new ConfigResponse(config.link(), config.clientType()))
                .orElseThrow(PanelReplies.notFound(WHAT));
    }

    private static @Nullable Instant end(PanelUser user) {
        return user.neverExpires() ? null : user.expiresAt();
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateTelegramSubscriptionRequest")
    record CreateTelegramSubscriptionRequest(
            @NotNull @Size(max = 100) String planName,
            @NotNull @Min(1) @Max(3650) Integer durationDays) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TelegramUserResponse")
    record TelegramUserResponse(
            UUID uuid,
            String username,
            String status,
            @Schema(minimum = "0") long dataUsage,

            @Nullable @Schema(description = "0 is unlimited")
            Long dataLimit,

            @Nullable Instant expiresAt,
            @Nullable String subscriptionUrl) {

        static TelegramUserResponse of(VpnUser user) {
            PanelUser panel = user.panel();
            return new TelegramUserResponse(
                    user.id().value(),
                    panel.username(),
                    panel.status().code(),
                    panel.usedTrafficBytes(),
                    panel.trafficLimitBytes(),
                    end(panel),
                    panel.subscriptionUrl());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TelegramSubscriptionResponse")
    record TelegramSubscriptionResponse(
            @Schema(description = "always success") String status,
            @Nullable String subscriptionId,
            @Nullable Instant expiresAt) {

        static TelegramSubscriptionResponse of(VpnUser user) {
            return new TelegramSubscriptionResponse("success", user.id().toString(), end(user.panel()));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ConfigResponse")
    record ConfigResponse(String configString, String clientType) {
        @Override
        public String toString() {
            return "ConfigResponse[***]";
        }
    }
}
