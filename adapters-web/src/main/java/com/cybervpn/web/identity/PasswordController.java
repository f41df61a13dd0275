package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.ChangePassword;
import com.cybervpn.application.identity.port.in.RequestPasswordReset;
import com.cybervpn.application.identity.port.in.ResetPassword;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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

/** Resets and changes passwords. */
@Controller("/api/v1/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "auth")
class PasswordController {
    private final RequestPasswordReset requestReset;
    private final ResetPassword resetPassword;
    private final ChangePassword changePassword;

    PasswordController(RequestPasswordReset requestReset, ResetPassword resetPassword, ChangePassword changePassword) {
        this.requestReset = requestReset;
        this.resetPassword = resetPassword;
        this.changePassword = changePassword;
    }

    @Post("/forgot-password")
    @Operation(operationId = "forgotPassword", summary = "Ask for a password-reset code")
    @Fails.Invalid
    @Fails.TooManyRequests
    MessageResponse forgot(@Body @Valid EmailRequest body) {
        requestReset.request(body.address());
        return new MessageResponse("If the address belongs to an account, a code has been sent");
    }

    @Post("/reset-password")
    @Operation(operationId = "resetPassword", summary = "Set a new password with the code")
    @Fails.BadRequest
    @Fails.Invalid
    @Fails.TooManyRequests
    MessageResponse reset(@Body @Valid ResetPasswordRequest body, Origin origin) {
        var command = new ResetPassword.Command(
                Input.email("email", body.email()),
                body.code(),
                Input.password("new_password", body.newPassword(), PasswordPolicy.STRICT),
                origin);
        return switch (resetPassword.reset(command)) {
            case ResetPassword.Outcome.Done _ -> new MessageResponse("Password has been reset");
            case ResetPassword.Outcome.Refused(var refusal) -> throw CodeProblems.of(refusal);
        };
    }

    @Post("/change-password")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(
            operationId = "changePassword",
            summary = "Change own password",
            security = {@SecurityRequirement(name = "bearerAuth"), @SecurityRequirement(name = "cookieAuth")})
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    MessageResponse change(Caller caller, @Body @Valid ChangePasswordRequest body) {
        var next = Input.password("new_password", body.newPassword(), PasswordPolicy.STRICT);
        return switch (changePassword.change(caller, Secret.of(body.currentPassword()), next)) {
            case ChangePassword.Outcome.Done _ -> new MessageResponse("Password has been changed");
            case ChangePassword.Outcome.WrongPassword _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "Current password is wrong");
        };
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ResetPasswordRequest")
    record ResetPasswordRequest(
            @Schema(format = "email") @NotNull @Size(max = EmailAddress.MAX_LENGTH)
            String email,

            @NotNull @Pattern(regexp = "^\\d{6}$") String code,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 12, max = 128)
            String newPassword) {
        @Override
        public String toString() {
            return "ResetPasswordRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ChangePasswordRequest")
    record ChangePasswordRequest(
            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 1, max = 255)
            String currentPassword,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @NotNull @Size(min = 12, max = 128)
            String newPassword) {
        @Override
        public String toString() {
            return "ChangePasswordRequest[***]";
        }
    }
}
