package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.DeleteOwnAccount;
import com.cybervpn.application.identity.port.in.EditProfile;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Changes and deletes the caller's own account. */
@Controller("/api/v1/auth/me")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "auth")
class ProfileController {
    private final EditProfile editProfile;
    private final DeleteOwnAccount deleteOwnAccount;
    private final SessionCookies cookies;

    ProfileController(EditProfile editProfile, DeleteOwnAccount deleteOwnAccount, SessionCookies cookies) {
        this.editProfile = editProfile;
        this.deleteOwnAccount = deleteOwnAccount;
        this.cookies = cookies;
    }

    @Patch
    @Operation(operationId = "updateMe", summary = "Change own login, e-mail, display name or locale")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    AdminUserResponse update(Caller caller, @Body @Valid UpdateProfileRequest body) {
        var changes = new EditProfile.Changes(
                body.login() == null ? null : Input.login("login", body.login()),
                body.email() == null ? null : Input.email("email", body.email()),
                body.displayName(),
                body.locale());
        return switch (editProfile.edit(caller, changes)) {
            case EditProfile.Outcome.Edited(var account) -> AdminUserResponse.of(account);
            case EditProfile.Outcome.LoginTaken _ ->
                throw ProblemException.of(HttpStatus.CONFLICT, "Login is already taken");
            case EditProfile.Outcome.EmailTaken _ ->
                throw ProblemException.of(HttpStatus.CONFLICT, "E-mail is already taken");
        };
    }

    @Delete
    @Operation(operationId = "deleteMe", summary = "Soft-delete own account")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    MutableHttpResponse<MessageResponse> delete(Caller caller) {
        deleteOwnAccount.delete(caller);
        return cookies.clear(HttpResponse.ok(new MessageResponse("Account has been deleted")));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UpdateProfileRequest")
    record UpdateProfileRequest(
            @Size(min = 3, max = 50) @Pattern(regexp = "^[a-zA-Z0-9_]+$") @Nullable
            String login,

            @Schema(format = "email") @Size(max = EmailAddress.MAX_LENGTH) @Nullable
            String email,

            @Size(min = 1, max = 100) @Nullable String displayName,

            @Size(min = 2, max = 10) @Nullable String locale) {}
}
