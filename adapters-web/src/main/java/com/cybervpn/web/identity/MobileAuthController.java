package com.cybervpn.web.identity;

import com.cybervpn.application.billing.port.in.GetActiveSubscription;
import com.cybervpn.application.billing.port.in.UseReferralCode;
import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.DeviceSessions;
import com.cybervpn.application.identity.port.in.EnterOnDevice;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.OpenCustomerAccount;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.in.RefreshSession;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.SignInWithTelegram;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.Problem;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The app's own ways in, and its sessions. */
@Controller("/api/v1/mobile/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "mobile-auth")
class MobileAuthController {
    private final EnterOnDevice enter;
    private final DeviceSessions sessions;
    private final ReadOwnAccount readOwnAccount;
    private final GetActiveSubscription getSubscription;
    private final UseReferralCode useReferralCode;

    MobileAuthController(
            EnterOnDevice enter,
            DeviceSessions sessions,
            ReadOwnAccount readOwnAccount,
            GetActiveSubscription getSubscription,
            UseReferralCode useReferralCode) {
        this.enter = enter;
        this.sessions = sessions;
        this.readOwnAccount = readOwnAccount;
        this.getSubscription = getSubscription;
        this.useReferralCode = useReferralCode;
    }

    @Post("/register")
    @Status(HttpStatus.CREATED)
    @Operation(
            operationId = "mobileRegister",
            summary = "Create an app account and bind the device",
            security = {})
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.Unavailable
    MobileAuthResponse register(@Body @Valid MobileRegisterRequest body, Client client) {
        var email = Input.email("email", body.email());
        var password = Input.password("password", body.password(), PasswordPolicy.STRICT);
        return switch (enter.register(email, password, body.device().description(), client)) {
            case OpenCustomerAccount.Outcome.Opened(var entrance) -> {
                var code = body.referralCode();
                // A code that is no good is no reason to turn somebody away.
                if (code != null && !code.isBlank()) useReferralCode.use(callerOf(entrance, client), code);
                yield entered(entrance, true, client);
            }
            case OpenCustomerAccount.Outcome.LoginTaken _, OpenCustomerAccount.Outcome.EmailTaken _ ->
                throw ProblemException.coded(HttpStatus.CONFLICT, "EMAIL_EXISTS", "E-mail is already registered");
        };
    }

    @Post("/login")
    @Operation(
            operationId = "mobileLogin",
            summary = "App login with device info",
            security = {})
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.Unavailable
    MobileAuthResponse login(@Body @Valid MobileLoginRequest body, Client client) {
        var email = Input.email("email", body.email());
        var outcome = enter.signIn(
                email,
                Secret.of(body.password()),
                Boolean.TRUE.equals(body.rememberMe()),
                body.device().description(),
                client);
        return switch (outcome) {
            case SignIn.Outcome.Entered(var entrance) -> entered(entrance, false, client);
            case SignIn.Outcome.Refused _ ->
                throw ProblemException.coded(HttpStatus.UNAUTHORIZED, "INVALID_CREDENTIALS", "Invalid credentials");
            case SignIn.Outcome.Locked(var retryAfter) -> throw locked(retryAfter);
        };
    }

    @Post("/telegram/callback")
    @Operation(
            operationId = "mobileTelegramCallback",
            summary = "App login with Telegram Login Widget data",
            security = {})
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    MobileAuthResponse telegram(@Body @Valid MobileTelegramAuthRequest body, Client client) {
        return switch (enter.signInWithTelegram(body.authData(), body.device().description(), client)) {
            case SignInWithTelegram.Outcome.Entered(var entrance, var isNewUser) ->
                entered(entrance, isNewUser, client);
            case SignInWithTelegram.Outcome.Forged _ ->
                throw ProblemException.coded(
                        HttpStatus.BAD_REQUEST, "INVALID_TELEGRAM_AUTH", "Telegram did not sign this");
            case SignInWithTelegram.Outcome.Stale _ ->
                throw ProblemException.coded(
                        HttpStatus.UNAUTHORIZED, "TELEGRAM_AUTH_EXPIRED", "Sign in with Telegram again");
            case SignInWithTelegram.Outcome.Inactive _ ->
                throw ProblemException.coded(HttpStatus.UNAUTHORIZED, "USER_INACTIVE", "Inactive user");
        };
    }

    @Post("/refresh")
    @Operation(
            operationId = "mobileRefresh",
            summary = "Rotate app tokens",
            security = {})
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    MobileTokenResponse refresh(@Body @Valid MobileRefreshRequest body, Client client) {
        return switch (sessions.refresh(body.refreshToken(), body.deviceId(), client)) {
            case RefreshSession.Outcome.Refreshed refreshed -> MobileTokenResponse.of(refreshed.tokens());
            case RefreshSession.Outcome.Refused _ -> throw invalidToken();
        };
    }

    @Post("/logout")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "mobileLogout",
            summary = "End the app session on one device",
            security = {})
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    void logout(@Body @Valid MobileLogoutRequest body, Client client) {
        if (!sessions.signOut(body.refreshToken(), body.deviceId(), client)) throw invalidToken();
    }

    @Get("/me")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(
            operationId = "mobileMe",
            summary = "App profile with subscription info",
            security = {@SecurityRequirement(name = "bearerAuth"), @SecurityRequirement(name = "cookieAuth")})
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    MobileUserResponse me(Caller caller) {
        return MobileUserResponse.of(readOwnAccount.read(caller), getSubscription.of(caller));
    }

    private MobileAuthResponse entered(Entrance entrance, boolean isNewUser, Client client) {
        var account = entrance.account();
        return switch (entrance) {
            case Entrance.Opened opened ->
                new MobileAuthResponse(
                        MobileTokenResponse.of(opened.tokens()),
                        MobileUserResponse.of(account, getSubscription.of(callerOf(opened, client))),
                        isNewUser,
                        false,
                        null);
            case Entrance.SecondFactorRequired pending ->
                new MobileAuthResponse(
                        MobileTokenResponse.NONE,
                        MobileUserResponse.of(account, null),
                        isNewUser,
                        true,
                        pending.token().reveal());
        };
    }

    private static Caller callerOf(Entrance.Opened entrance, Client client) {
        var account = entrance.account();
        return new Caller(new Principal(account.id(), account.role(), entrance.session()), client.origin());
    }

    private static ProblemException invalidToken() {
        return ProblemException.coded(HttpStatus.UNAUTHORIZED, "INVALID_TOKEN", "Invalid or expired token");
    }

    private static ProblemException locked(Duration retryAfter) {
        return new ProblemException(
                Problem.coded(HttpStatus.TOO_MANY_REQUESTS, "RATE_LIMITED", "Too many failed logins")
                        .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds()))));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "MobileRegisterRequest")
    record MobileRegisterRequest(
            @Schema(format = "email") @NotNull @Size(max = EmailAddress.MAX_LENGTH)
            String email,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 12, max = 128)
            String password,

            @NotNull @Valid DeviceInfo device,
            @Size(max = 12) @Nullable String referralCode) {
        @Override
        public String toString() {
            return "MobileRegisterRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "MobileLoginRequest")
    record MobileLoginRequest(
            @Schema(format = "email") @NotNull @Size(max = EmailAddress.MAX_LENGTH)
            String email,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 1, max = 128)
            String password,

            @NotNull @Valid DeviceInfo device,

            @Schema(description = "true gives a 30-day refresh token") @Nullable
            Boolean rememberMe) {
        @Override
        public String toString() {
            return "MobileLoginRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "MobileTelegramAuthRequest")
    record MobileTelegramAuthRequest(
            @Schema(description = "base64 of the Login Widget's members as a JSON object") @NotBlank @Size(max = 8192)
            String authData,

            @NotNull @Valid DeviceInfo device) {
        @Override
        public String toString() {
            return "MobileTelegramAuthRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "MobileRefreshRequest")
    record MobileRefreshRequest(
            @NotNull @Size(min = 1, max = 4096) String refreshToken,

            @Schema(description = "taken from the token when left out") @Size(min = 36, max = 36) @Nullable
            String deviceId) {
        @Override
        public String toString() {
            return "MobileRefreshRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "MobileLogoutRequest")
    record MobileLogoutRequest(
            @NotNull @Size(min = 1, max = 4096) String refreshToken,
            @NotNull @Size(min = 36, max = 36) String deviceId) {
        @Override
        public String toString() {
            return "MobileLogoutRequest[***]";
        }
    }
}
