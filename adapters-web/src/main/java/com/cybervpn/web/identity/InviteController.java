package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Invitations;
import com.cybervpn.application.identity.port.in.UnlockAccount;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Invite;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invites to register, and accounts that failed sign-ins have locked: for administrators. */
@Controller("/api/v1/admin")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "admin")
class InviteController {
    private final Invitations invitations;
    private final UnlockAccount unlockAccount;
    private final InstantSource clock;

    InviteController(Invitations invitations, UnlockAccount unlockAccount, InstantSource clock) {
        this.invitations = invitations;
        this.unlockAccount = unlockAccount;
        this.clock = clock;
    }

    @Get("/invites")
    @Operation(operationId = "listInvites", summary = "Open registration invites")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    ListInvitesResponse list(Caller caller) {
        var now = clock.instant();
        var open = invitations.open(caller).stream()
                .map(invite -> InviteTokenInfo.of(invite, Duration.between(now, invite.expiresAt())))
                .toList();
        return new ListInvitesResponse(open, open.size());
    }

    @Post("/invites")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "createInvite", summary = "Create a registration invite")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    CreateInviteResponse create(Caller caller, @Body @Valid CreateInviteRequest body) {
        var email = body.emailHint() == null ? null : Input.email("email_hint", body.emailHint());
        return CreateInviteResponse.of(invitations.create(caller, body.staffRole(), email));
    }

    @Delete("/invites/{token}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeInvite", summary = "Withdraw an invite")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    void revoke(Caller caller, @PathVariable @Size(min = 1, max = 255) String token) {
        if (!invitations.revoke(caller, token)) throw ProblemException.of(HttpStatus.NOT_FOUND, "No such invite");
    }

    @Post("/accounts/{identifier}/unlock")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "unlockAccount", summary = "Open an account locked by failed logins")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    void unlock(Caller caller, @PathVariable @Size(min = 1, max = 255) String identifier) {
        if (!unlockAccount.unlock(caller, identifier)) {
            throw ProblemException.of(HttpStatus.NOT_FOUND, "No such account");
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateInviteRequest")
    record CreateInviteRequest(
            @Schema(description = "super_admin, admin, operator, support or viewer; viewer when left out") @Nullable
            String role,

            @Schema(format = "email") @Size(max = EmailAddress.MAX_LENGTH) @Nullable
            String emailHint) {
        Role staffRole() {
            return Optional.ofNullable(role)
                    .map(code -> Role.ofCode(code)
                            .filter(Role::isStaff)
                            .orElseThrow(
                                    () -> ProblemException.invalid(Violation.inBody("role", "is not a staff role"))))
                    .orElse(Role.VIEWER);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateInviteResponse")
    record CreateInviteResponse(
            UUID token, String role, @Nullable String emailHint, long expiresInHours) {
        static CreateInviteResponse of(Invite invite) {
            return new CreateInviteResponse(
                    invite.token(),
                    invite.role().code(),
                    hint(invite),
                    Duration.between(invite.createdAt(), invite.expiresAt()).toHours());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "InviteTokenInfo")
    record InviteTokenInfo(
            String token,
            String role,
            @Nullable String emailHint,
            String createdBy,
            String createdAt,
            long ttlSeconds) {
        static InviteTokenInfo of(Invite invite, Duration ttl) {
            return new InviteTokenInfo(
                    invite.token().toString(),
                    invite.role().code(),
                    hint(invite),
                    invite.createdBy().toString(),
                    invite.createdAt().toString(),
                    Math.max(0, ttl.toSeconds()));
        }
    }

    @Serdeable
    @Schema(name = "ListInvitesResponse")
    record ListInvitesResponse(
            List<InviteTokenInfo> invites,
            @Schema(minimum = "0") int total) {}

    private static @Nullable String hint(Invite invite) {
        return Optional.ofNullable(invite.email()).map(EmailAddress::value).orElse(null);
    }
}
