package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.ChangeVpnUser;
import com.cybervpn.application.vpn.port.in.CreateVpnUser;
import com.cybervpn.application.vpn.port.in.DeleteVpnUser;
import com.cybervpn.application.vpn.port.in.ReadVpnUsers;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
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
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** VPN users, for staff. */
@Controller("/api/v1/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "users")
class VpnUserController {
    private static final String WHAT = "VPN user";
    private static final long MOST_BYTES = 1_099_511_627_776L;

    private final ReadVpnUsers readUsers;
    private final CreateVpnUser createUser;
    private final ChangeVpnUser changeUser;
    private final DeleteVpnUser deleteUser;

    VpnUserController(
            ReadVpnUsers readUsers, CreateVpnUser createUser, ChangeVpnUser changeUser, DeleteVpnUser deleteUser) {
        this.readUsers = readUsers;
        this.createUser = createUser;
        this.changeUser = changeUser;
        this.deleteUser = deleteUser;
    }

    @Get
    @Operation(operationId = "listUsers", summary = "List VPN users")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    UserListResponse list(
            Caller caller,
            @QueryValue(value = "page", defaultValue = "1") @Min(1) int page,
            @QueryValue(value = "page_size", defaultValue = "20") @Min(1) @Max(100) int pageSize) {
        ReadVpnUsers.Page found = readUsers.list(caller, page, pageSize);
        return new UserListResponse(
                found.users().stream().map(UserResponse::of).toList(), found.total(), page, pageSize);
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "createUser", summary = "Create a VPN user")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    UserResponse create(Caller caller, @Body @Valid CreateUserRequest body) {
        var command = new CreateVpnUser.Command(body.username(), body.email(), body.dataLimit(), body.expireAt());
        return UserResponse.of(PanelReplies.done(createUser.create(caller, command), WHAT));
    }

    @Get("/{user_id}")
    @Operation(operationId = "getUser", summary = "One VPN user")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    UserResponse read(Caller caller, @PathVariable("user_id") UUID userId) {
        return readUsers
                .read(caller, new VpnUserId(userId))
                .map(UserResponse::of)
                .orElseThrow(PanelReplies.notFound(WHAT));
    }

    @Put("/{user_id}")
    @Operation(operationId = "updateUser", summary = "Change a VPN user")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    UserResponse update(Caller caller, @PathVariable("user_id") UUID userId, @Body @Valid UpdateUserRequest body) {
        var command = new ChangeVpnUser.Command(
                new VpnUserId(userId), body.username(), body.email(), body.dataLimit(), body.expireAt());
        return UserResponse.of(PanelReplies.done(changeUser.change(caller, command), WHAT));
    }

    @Delete("/{user_id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteUser", summary = "Delete a VPN user")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    void delete(Caller caller, @PathVariable("user_id") UUID userId) {
        PanelReplies.done(deleteUser.delete(caller, new VpnUserId(userId)), WHAT);
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UserListResponse")
    record UserListResponse(
            List<UserResponse> users,

            @Schema(description = "total over all pages, not the page length", minimum = "0")
            long total,

            @Schema(minimum = "1") int page,
            @Schema(minimum = "1", maximum = "100") int pageSize) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateUserRequest")
    record CreateUserRequest(
            @NotNull @Size(min = 3, max = 50) String username,

            @Nullable
            @Size(max = 255)
            @Schema(
                    accessMode = Schema.AccessMode.WRITE_ONLY,
                    description = "accepted and not used: the panel makes the credentials")
            String password,

            @Nullable @Email String email,

            @Nullable @Min(0) @Max(MOST_BYTES) @Schema(description = "bytes, 0 is unlimited")
            Long dataLimit,

            @Nullable Instant expireAt) {
        @Override
        public String toString() {
            return "CreateUserRequest[username=" + username + "]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UpdateUserRequest")
    record UpdateUserRequest(
            @Nullable @Size(min = 3, max = 50) @Schema(description = "the present name: the panel cannot rename")
            String username,

            @Nullable
            @Size(max = 255)
            @Schema(
                    accessMode = Schema.AccessMode.WRITE_ONLY,
                    description = "accepted and not used: the panel makes the credentials")
            String password,

            @Nullable @Email String email,

            @Nullable @Min(0) @Max(MOST_BYTES) @Schema(description = "bytes, 0 is unlimited")
            Long dataLimit,

            @Nullable Instant expireAt) {
        @Override
        public String toString() {
            return "UpdateUserRequest[username=" + username + "]";
        }
    }
}
