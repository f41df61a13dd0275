package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.SignInWithTelegram;
import com.cybervpn.application.identity.port.in.TelegramLoginLinks;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ways in by Telegram: a Mini App, and links that our bot takes. */
@Controller("/api/v1/auth/telegram")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "auth")
class TelegramSignInController {
    private final SignInWithTelegram signIn;
    private final TelegramLoginLinks links;
    private final SessionCookies cookies;

    TelegramSignInController(SignInWithTelegram signIn, TelegramLoginLinks links, SessionCookies cookies) {
        this.signIn = signIn;
        this.links = links;
        this.cookies = cookies;
    }

    @Post("/miniapp")
    @Operation(operationId = "telegramMiniAppLogin", summary = "Log in with Telegram Mini App initData")
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<TelegramMiniAppResponse> miniApp(@Body @Valid TelegramMiniAppRequest body, Client client) {
        return switch (signIn.fromMiniApp(body.initData(), client)) {
            case SignInWithTelegram.Outcome.Entered(var entrance, var isNew) ->
                cookies.set(HttpResponse.ok(TelegramMiniAppResponse.of(entrance, isNew)), entrance);
            case SignInWithTelegram.Outcome.Forged _,
                    SignInWithTelegram.Outcome.Stale _,
                    SignInWithTelegram.Outcome.Inactive _ ->
                throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Telegram does not vouch for this sign-in");
        };
    }

    @Post("/bot-link")
    @Operation(operationId = "telegramBotLinkLogin", summary = "Log in with a one-time bot token")
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<AuthUserTokenResponse> botLink(@Body @Valid TelegramBotLinkRequest body, Client client) {
        return switch (links.signIn(body.token(), client)) {
            case TelegramLoginLinks.Outcome.Entered(var entrance) ->
                cookies.set(HttpResponse.ok(AuthUserTokenResponse.of(entrance)), entrance);
            case TelegramLoginLinks.Outcome.Refused _ ->
                throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid or expired login link");
        };
    }

    @Post("/generate-login-link")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(operationId = "generateTelegramLoginLink", summary = "Issue a one-time bot login link")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    GenerateLoginLinkResponse issue(Caller caller, @Body @Valid GenerateLoginLinkRequest body) {
        var link = links.issue(caller, body.telegramId());
        return new GenerateLoginLinkResponse(link.token().reveal(), link.url().reveal(), link.expiresAt());
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TelegramMiniAppRequest")
    record TelegramMiniAppRequest(
            @NotNull @Size(min = 1, max = 4096) String initData) {
        @Override
        public String toString() {
            return "TelegramMiniAppRequest[***]";
        }
    }

    @Serdeable
    @Schema(name = "TelegramBotLinkRequest")
    record TelegramBotLinkRequest(
            @NotNull @Size(min = 1, max = 200) String token) {
        @Override
        public String toString() {
            return "TelegramBotLinkRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "GenerateLoginLinkRequest")
    record GenerateLoginLinkRequest(@NotNull @Positive Long telegramId) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "GenerateLoginLinkResponse")
    record GenerateLoginLinkResponse(
            String token,

            @Schema(description = "opens the bot, which hands the token over", format = "uri")
            String url,

            Instant expiresAt) {
        @Override
        public String toString() {
            return "GenerateLoginLinkResponse[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TelegramMiniAppResponse")
    record TelegramMiniAppResponse(
            String accessToken,

            String refreshToken,

            String tokenType,

            @Schema(description = "seconds", minimum = "0") long expiresIn,

            boolean requires_2fa,

            @Schema(description = "bearer of POST /api/v1/2fa/complete") @Nullable
            String tfaToken,

            AdminUserResponse user,

            boolean isNewUser) {
        static TelegramMiniAppResponse of(Entrance entrance, boolean isNew) {
            var login = AuthUserTokenResponse.of(entrance);
            return new TelegramMiniAppResponse(
                    login.accessToken(),
                    login.refreshToken(),
                    login.tokenType(),
                    login.expiresIn(),
                    login.requires_2fa(),
                    login.tfaToken(),
                    login.user(),
                    isNew);
        }

        @Override
        public String toString() {
            return "TelegramMiniAppResponse[***]";
        }
    }
}
