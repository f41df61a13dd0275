package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.BearerSessions;
import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.OpenCustomerAccount;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.Problem;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import com.cybervpn.web.shared.security.AccessTokens;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import jakarta.inject.Named;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-in for the terminal and hosting clients: the same accounts, one token for a day (T-AUTH, H-AUTH). */
@Controller("/api/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Authentication")
class BearerAuthController {
    private final SignIn signIn;
    private final OpenCustomerAccount openAccount;
    private final BearerSessions sessions;

    BearerAuthController(@Named("bearer") SignIn signIn, OpenCustomerAccount openAccount, BearerSessions sessions) {
        this.signIn = signIn;
        this.openAccount = openAccount;
        this.sessions = sessions;
    }

    @Post("/register")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "registerUser", summary = "create account and sign in")
    @Fails.BadRequest
    @Fails.Invalid
    @Fails.TooManyRequests
    BearerTokenResponse register(@Body @Valid TerminalRegisterRequest body, Client client) {
        var command = new OpenCustomerAccount.Command(
                Input.login("username", body.username()),
                Input.email("email", body.email()),
                Input.password("password", body.password(), PasswordPolicy.SHORT),
                TokenStyle.BEARER,
                onDevice(client, body.deviceId(), body.deviceType()));
        return switch (openAccount.open(command)) {
            case OpenCustomerAccount.Outcome.Opened(var entrance) -> BearerTokenResponse.of(entrance);
            case OpenCustomerAccount.Outcome.LoginTaken _ ->
                throw ProblemException.coded(HttpStatus.BAD_REQUEST, "username_taken", "Username is already taken");
            case OpenCustomerAccount.Outcome.EmailTaken _ ->
                throw ProblemException.coded(HttpStatus.BAD_REQUEST, "email_taken", "E-mail is already registered");
        };
    }

    /** For hosting, which knows no names (H-AUTH-5). */
    @Post("/signup")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "signup", summary = "create account by e-mail and sign in")
    @Fails.BadRequest
    @Fails.Conflict
    @Fails.TooManyRequests
    BearerTokenResponse signup(@Body @Valid SignupRequest body, Client client) {
        var command = new OpenCustomerAccount.Command(
                null,
                Input.email("email", body.email()),
                Input.password("password", body.password(), PasswordPolicy.SHORT),
                TokenStyle.BEARER,
                client);
        return switch (openAccount.open(command)) {
            case OpenCustomerAccount.Outcome.Opened(var entrance) -> BearerTokenResponse.of(entrance);
            case OpenCustomerAccount.Outcome.LoginTaken _, OpenCustomerAccount.Outcome.EmailTaken _ ->
                throw ProblemException.coded(HttpStatus.CONFLICT, "email_taken", "E-mail is already registered");
        };
    }

    @Post("/login")
    @Operation(operationId = "loginUser", summary = "sign in")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Locked
    @Fails.Invalid
    @Fails.TooManyRequests
    BearerTokenResponse login(@Body @Valid BearerLoginRequest body, Client client) {
        var identifier = body.identifier()
                .orElseThrow(() -> ProblemException.invalid(Violation.inBody("username", "is required")));
        var command = new SignIn.Command(
                identifier,
                Secret.of(body.password()),
                false,
                TokenStyle.BEARER,
                onDevice(client, body.deviceId(), body.deviceType()));
        return switch (signIn.signIn(command)) {
            case SignIn.Outcome.Entered(var entrance) -> BearerTokenResponse.of(entrance);
            case SignIn.Outcome.Refused _ ->
                throw ProblemException.coded(HttpStatus.UNAUTHORIZED, "invalid_credentials", "Invalid credentials");
            case SignIn.Outcome.Locked(var retryAfter) -> throw locked(retryAfter);
        };
    }

    @Post("/refresh")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(
            operationId = "refreshBearerToken",
            summary = "new token for a valid one",
            security = @SecurityRequirement(name = "bearerAuth"))
    @Fails.Unauthorized
    RenewedTokenResponse refresh(HttpRequest<?> request) {
        return AccessTokens.of(request)
                .flatMap(sessions::renew)
                .map(tokens -> new RenewedTokenResponse(
                        tokens.access().reveal(), tokens.accessTtl().toSeconds()))
                .orElseThrow(() -> ProblemException.coded(
                        HttpStatus.UNAUTHORIZED, "not_renewable", "This token is renewed by its refresh token"));
    }

    @Post("/logout")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(
            operationId = "logoutUser",
            summary = "revoke the presented token",
            security = @SecurityRequirement(name = "bearerAuth"))
    @Fails.Unauthorized
    MessageResponse logout(HttpRequest<?> request, Origin origin) {
        AccessTokens.of(request).ifPresent(token -> sessions.revoke(token, origin));
        return new MessageResponse("Signed out");
    }

    private static Client onDevice(Client client, @Nullable String device, @Nullable String type) {
        return device == null || device.isBlank() ? client : client.withDevice(device, type);
    }

    private static ProblemException locked(Duration retryAfter) {
        return new ProblemException(
                Problem.coded(HttpStatus.LOCKED, "account_locked", "Account is locked after too many failed logins")
                        .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds()))));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TerminalRegisterRequest")
    record TerminalRegisterRequest(
            @Schema(format = "email") @NotNull @Size(max = EmailAddress.MAX_LENGTH)
            String email,

            @NotNull @Size(min = 3, max = 30) @Pattern(regexp = "^[a-zA-Z0-9_-]+$")
            String username,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 8, max = 128)
            String password,

            @Size(max = 255) @Pattern(regexp = "^[^\\p{Cntrl}]*$") @Nullable
            String deviceId,

            @Schema(description = "ios, android; anything else counts as web") @Size(max = 50) @Nullable
            String deviceType) {
        @Override
        public String toString() {
            return "TerminalRegisterRequest[***]";
        }
    }

    @Serdeable
    @Schema(name = "SignupRequest")
    record SignupRequest(
            @Schema(format = "email") @NotNull @Size(max = EmailAddress.MAX_LENGTH)
            String email,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 8, max = 128)
            String password) {
        @Override
        public String toString() {
            return "SignupRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "BearerLoginRequest")
    record BearerLoginRequest(
            @Schema(description = "username or e-mail address") @Size(min = 1, max = 255) @Nullable
            String username,

            @Schema(description = "what hosting clients send in its place") @Size(min = 1, max = 255) @Nullable
            String email,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 1, max = 255)
            String password,

            @Size(max = 255) @Pattern(regexp = "^[^\\p{Cntrl}]*$") @Nullable
            String deviceId,

            @Schema(description = "ios, android; anything else counts as web") @Size(max = 50) @Nullable
            String deviceType) {
        Optional<String> identifier() {
            return Optional.ofNullable(username).or(() -> Optional.ofNullable(email));
        }

        @Override
        public String toString() {
            return "BearerLoginRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "RenewedTokenResponse")
    record RenewedTokenResponse(String token, long expiresIn) {
        @Override
        public String toString() {
            return "RenewedTokenResponse[***]";
        }
    }
}
