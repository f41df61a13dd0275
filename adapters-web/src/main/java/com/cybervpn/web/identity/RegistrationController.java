package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.Register;
import com.cybervpn.application.identity.port.in.ResendVerification;
import com.cybervpn.application.identity.port.in.VerifyEmail;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens accounts and verifies their addresses. */
@Controller("/api/v1/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "auth")
class RegistrationController {
    private final Register register;
    private final VerifyEmail verifyEmail;
    private final ResendVerification resendVerification;
    private final SessionCookies cookies;

    RegistrationController(
            Register register, VerifyEmail verifyEmail, ResendVerification resendVerification, SessionCookies cookies) {
        this.register = register;
        this.verifyEmail = verifyEmail;
        this.resendVerification = resendVerification;
        this.cookies = cookies;
    }

    @Post("/register")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "register", summary = "Create a dashboard account")
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    RegisterResponse register(
            @QueryValue("invite_token") @Size(min = 1, max = 200) @Nullable String inviteToken,
            @Body @Valid RegisterRequest body,
            Origin origin) {
        var command = new Register.Command(
                Input.login("login", body.login()),
                body.email() == null ? null : Input.email("email", body.email()),
                Input.password("password", body.password(), PasswordPolicy.STRICT),
                Optional.ofNullable(body.locale()).orElse(Account.DEFAULT_LOCALE),
                inviteToken,
                origin);
        return switch (register.register(command)) {
            case Register.Outcome.Registered(var account) -> RegisterResponse.of(account);
            case Register.Outcome.Closed _ ->
                throw ProblemException.of(HttpStatus.FORBIDDEN, "Registration is disabled");
            case Register.Outcome.NoGoodInvite _ ->
                throw ProblemException.of(HttpStatus.FORBIDDEN, "A valid invite is required");
            case Register.Outcome.LoginTaken _ ->
                throw ProblemException.of(HttpStatus.CONFLICT, "Login is already taken");
            case Register.Outcome.EmailTaken _ ->
                throw ProblemException.of(HttpStatus.CONFLICT, "E-mail is already taken");
        };
    }

    @Post("/verify-otp")
    @Operation(operationId = "verifyOtp", summary = "Verify e-mail and log in")
    @Fails.BadRequest
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<AuthUserTokenResponse> verify(@Body @Valid VerifyOtpRequest body, Client client) {
        var command = new VerifyEmail.Command(Input.email("email", body.email()), body.code(), client);
        return switch (verifyEmail.verify(command)) {
            case VerifyEmail.Outcome.Entered(var entrance) ->
                cookies.set(HttpResponse.ok(AuthUserTokenResponse.of(entrance)), entrance);
            case VerifyEmail.Outcome.Refused(var refusal) -> throw CodeProblems.of(refusal);
        };
    }

    @Post("/resend-otp")
    @Operation(operationId = "resendOtp", summary = "Send the verification code again")
    @Fails.BadRequest
    @Fails.Invalid
    @Fails.TooManyRequests
    ResendOtpResponse resend(@Body @Valid EmailRequest body) {
        return switch (resendVerification.resend(body.address())) {
            case ResendVerification.Outcome.Sent(var remaining, var next) ->
                new ResendOtpResponse("If the address is waiting for a code, it has been sent", remaining, next);
            case ResendVerification.Outcome.Refused(var refusal) -> throw CodeProblems.of(refusal);
        };
    }

    @Serdeable
    @Schema(name = "RegisterRequest")
    record RegisterRequest(
            @NotNull @Size(min = 3, max = 50) @Pattern(regexp = "^[a-zA-Z0-9_]+$")
            String login,

            @Schema(format = "email") @Size(max = EmailAddress.MAX_LENGTH) @Nullable
            String email,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 12, max = 128)
            String password,

            @Size(min = 2, max = 10) @Nullable String locale) {
        @Override
        public String toString() {
            return "RegisterRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "RegisterResponse")
    record RegisterResponse(
            UUID id,
            String login,
            @Nullable String email,
            String role,
            @Nullable Long telegramId,
            boolean isActive,
            boolean isEmailVerified,
            Instant createdAt,
            String message) {
        static RegisterResponse of(Account account) {
            var user = AdminUserResponse.of(account);
            return new RegisterResponse(
                    user.id(),
                    user.login(),
                    user.email(),
                    user.role(),
                    Optional.ofNullable(account.telegram())
                            .map(TelegramIdentity::id)
                            .orElse(null),
                    user.isActive(),
                    user.isEmailVerified(),
                    user.createdAt(),
                    user.isActive()
                            ? "Registration is complete"
                            : "Enter the code that was sent to your e-mail address");
        }
    }

    @Serdeable
    @Schema(name = "VerifyOtpRequest")
    record VerifyOtpRequest(
            @Schema(format = "email") @NotNull @Size(max = EmailAddress.MAX_LENGTH)
            String email,

            @NotNull @Pattern(regexp = "^\\d{6}$") String code) {
        @Override
        public String toString() {
            return "VerifyOtpRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ResendOtpResponse")
    record ResendOtpResponse(
            String message,
            @Schema(minimum = "0") int resendsRemaining,
            @Nullable Instant nextResendAvailableAt) {}
}
