package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.CompleteSignIn;
import com.cybervpn.application.identity.port.in.ConfirmPassword;
import com.cybervpn.application.identity.port.in.DisableSecondFactor;
import com.cybervpn.application.identity.port.in.ReadSecondFactor;
import com.cybervpn.application.identity.port.in.SetUpSecondFactor;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.security.AccessTokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two-factor sign-in with time-based codes. */
@Controller("/api/v1/2fa")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "two-factor")
class TwoFactorController {
    private static final String ENABLED = "enabled";
    private static final String DISABLED = "disabled";

    private final ConfirmPassword confirmPassword;
    private final SetUpSecondFactor setUp;
    private final ReadSecondFactor read;
    private final DisableSecondFactor disable;
    private final CompleteSignIn completeSignIn;
    private final SessionCookies cookies;

    TwoFactorController(
            ConfirmPassword confirmPassword,
            SetUpSecondFactor setUp,
            ReadSecondFactor read,
            DisableSecondFactor disable,
            CompleteSignIn completeSignIn,
            SessionCookies cookies) {
        this.confirmPassword = confirmPassword;
        this.setUp = setUp;
        this.read = read;
        this.disable = disable;
        this.completeSignIn = completeSignIn;
        this.cookies = cookies;
    }

    @Post("/reauth")
    @Operation(operationId = "reauth", summary = "Confirm the password before a sensitive change")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    ReauthResponse reauth(Caller caller, @Body @Valid ReauthRequest body) {
        return switch (confirmPassword.confirm(caller, Secret.of(body.password()))) {
            case ConfirmPassword.Outcome.Confirmed(var validFor) ->
                new ReauthResponse("Password confirmed", validFor.toMinutes());
            case ConfirmPassword.Outcome.WrongPassword _ ->
                throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid credentials");
            case ConfirmPassword.Outcome.NoPassword _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "The account has no password");
        };
    }

    @Post("/setup")
    @Operation(operationId = "setup2fa", summary = "Create a pending TOTP secret")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    TwoFactorSetupResponse setup(Caller caller) {
        return switch (setUp.propose(caller)) {
            case SetUpSecondFactor.Proposal.Proposed(var secret, var uri) ->
                new TwoFactorSetupResponse(
                        secret.reveal(), uri.reveal(), uri.reveal(), "Confirm with a code of your authenticator app");
            case SetUpSecondFactor.Proposal.NotConfirmed _ ->
                throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Confirm your password first");
            case SetUpSecondFactor.Proposal.AlreadyOn _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "Two-factor sign-in is on already");
        };
    }

    @Post("/verify")
    @Operation(operationId = "verify2fa", summary = "Confirm the pending secret and turn 2FA on")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    TwoFactorStatusResponse verify(Caller caller, @Body @Valid VerifyCodeRequest body) {
        return switch (setUp.confirm(caller, body.code())) {
            case SetUpSecondFactor.Confirmation.TurnedOn(var codes) ->
                new TwoFactorStatusResponse(
                        ENABLED, codes.stream().map(Secret::reveal).toList(), true);
            case SetUpSecondFactor.Confirmation.WrongCode _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "Invalid code");
        };
    }

    @Post("/validate")
    @Operation(operationId = "validate2fa", summary = "Check a code without changing anything")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    TwoFactorValidateResponse validate(Caller caller, @Body @Valid VerifyCodeRequest body) {
        return new TwoFactorValidateResponse(read.isRight(caller, body.code()));
    }

    @Delete("/disable")
    @Operation(operationId = "disable2fa", summary = "Turn 2FA off")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    TwoFactorStatusResponse disable(Caller caller, @Body @Valid TwoFactorDisableRequest body) {
        var password = Optional.ofNullable(body.password()).map(Secret::of).orElse(null);
        return switch (disable.disable(caller, password, body.code())) {
            case DisableSecondFactor.Outcome.TurnedOff _ -> new TwoFactorStatusResponse(DISABLED, null, false);
            case DisableSecondFactor.Outcome.WasOff _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "Two-factor sign-in is off");
            case DisableSecondFactor.Outcome.WrongPassword _ ->
                throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid credentials");
            case DisableSecondFactor.Outcome.WrongCode _ ->
                throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid code");
        };
    }

    @Post("/disable")
    @Operation(operationId = "disable2faPost", summary = "Turn 2FA off", deprecated = true)
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    TwoFactorStatusResponse disableByPost(Caller caller, @Body @Valid TwoFactorDisableRequest body) {
        return disable(caller, body);
    }

    @Get("/status")
    @Operation(operationId = "get2faStatus", summary = "Is 2FA on")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    TwoFactorStatusResponse status(Caller caller) {
        boolean on = read.isOn(caller);
        return new TwoFactorStatusResponse(on ? ENABLED : DISABLED, null, on);
    }

    @Post("/complete")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(
            operationId = "complete2faLogin",
            summary = "Finish a login stopped by 2FA",
            security = @SecurityRequirement(name = "tfaToken"))
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<TokenResponse> complete(
            @Body @Valid CompleteRequest body, HttpRequest<?> request, Client client) {
        var token = AccessTokens.of(request).orElse("");
        return switch (completeSignIn.complete(new CompleteSignIn.Command(token, body.code(), client))) {
            case CompleteSignIn.Outcome.Entered(var entrance) ->
                cookies.set(HttpResponse.ok(TokenResponse.of(entrance.tokens())), entrance);
            case CompleteSignIn.Outcome.WrongCode _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "Invalid code");
            case CompleteSignIn.Outcome.BadToken _ ->
                throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid or expired token");
        };
    }

    @Serdeable
    @Schema(name = "ReauthRequest")
    record ReauthRequest(
            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 1, max = 255)
            String password) {
        @Override
        public String toString() {
            return "ReauthRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ReauthResponse")
    record ReauthResponse(String message, long validForMinutes) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TwoFactorSetupResponse")
    record TwoFactorSetupResponse(
            @Schema(description = "base32 TOTP secret in clear")
            String secret,

            String qrUri,
            @Schema(description = "same value as qr_uri") String qrCodeUri,
            String message) {
        @Override
        public String toString() {
            return "TwoFactorSetupResponse[***]";
        }
    }

    @Serdeable
    @Schema(name = "VerifyCodeRequest")
    record VerifyCodeRequest(
            @NotNull @Pattern(regexp = "^\\d{6}$") String code) {
        @Override
        public String toString() {
            return "VerifyCodeRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TwoFactorStatusResponse")
    record TwoFactorStatusResponse(
            @Schema(description = "enabled or disabled") String status,

            @Schema(description = "shown this once, right after 2FA was turned on") @Nullable
            List<String> recoveryCodes,

            boolean verified) {
        @Override
        public String toString() {
            return "TwoFactorStatusResponse[" + status + "]";
        }
    }

    @Serdeable
    @Schema(name = "TwoFactorValidateResponse")
    record TwoFactorValidateResponse(boolean valid) {}

    @Serdeable
    @Schema(name = "TwoFactorDisableRequest")
    record TwoFactorDisableRequest(
            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY, description = "may be left out inside a re-auth window")
            @Size(min = 1, max = 255)
            @Nullable
            String password,

            @Schema(description = "TOTP code or an unused recovery code")
            @NotNull
            @Pattern(regexp = "^(\\d{6}|[0-9A-F]{8})$")
            String code) {
        @Override
        public String toString() {
            return "TwoFactorDisableRequest[***]";
        }
    }

    @Serdeable
    @Schema(name = "TwoFactorCompleteRequest")
    record CompleteRequest(
            @NotNull @Pattern(regexp = "^(\\d{6}|[0-9A-F]{8})$")
            String code) {
        @Override
        public String toString() {
            return "CompleteRequest[***]";
        }
    }
}
