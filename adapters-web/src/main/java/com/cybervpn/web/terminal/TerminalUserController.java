package com.cybervpn.web.terminal;

import com.cybervpn.application.identity.port.in.EditProfile;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.ReadTier;
import com.cybervpn.application.terminal.port.in.TerminalDevices;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.terminal.Device;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Callers' own profile and devices (T-USR). */
@Controller("/api/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "User")
@Fails.Unauthorized
class TerminalUserController {
    private final ReadOwnAccount own;
    private final EditProfile editProfile;
    private final ReadTier tiers;
    private final TerminalDevices devices;

    TerminalUserController(ReadOwnAccount own, EditProfile editProfile, ReadTier tiers, TerminalDevices devices) {
        this.own = own;
        this.editProfile = editProfile;
        this.tiers = tiers;
        this.devices = devices;
    }

    @Get("/profile")
    @Operation(operationId = "getUserProfile", summary = "own user")
    UserResponse profile(Caller caller) {
        return response(own.read(caller));
    }

    @Put("/profile")
    @Operation(operationId = "updateUserProfile", summary = "change username/email")
    @Fails.BadRequest
    @Fails.Conflict
    @Fails.Invalid
    UserResponse change(Caller caller, @Body @Valid ProfileRequest body) {
        return switch (editProfile.edit(caller, body.changes())) {
            case EditProfile.Outcome.Edited(var account) -> response(account);
            case EditProfile.Outcome.LoginTaken _ ->
                throw ProblemException.coded(HttpStatus.CONFLICT, "username_taken", "Username is already taken");
            case EditProfile.Outcome.EmailTaken _ ->
                throw ProblemException.coded(HttpStatus.CONFLICT, "email_taken", "E-mail is already registered");
        };
    }

    @Get("/devices")
    @Operation(operationId = "getUserDevices", summary = "own devices")
    List<DeviceResponse> devices(Caller caller) {
        return devices.list(caller).stream().map(DeviceResponse::of).toList();
    }

    @Delete("/devices/{device_id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "forgetUserDevice", summary = "forget a device, so that another one may synchronise")
    @Fails.NotFound
    void forget(Caller caller, @PathVariable("device_id") String deviceId) {
        if (!devices.forget(caller, deviceId)) throw ProblemException.of(HttpStatus.NOT_FOUND, "Device not found");
    }

    private UserResponse response(Account account) {
        return new UserResponse(
                account.id().value(),
                account.emailAddress().map(EmailAddress::value).orElse(""),
                account.login().value(),
                tiers.of(account.id()).code(),
                account.createdAt());
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TerminalUser")
    record UserResponse(
            UUID id,

            @Schema(format = "email", description = "empty for an account without one")
            String email,

            String username,

            @Schema(
                    type = "string",
                    allowableValues = {"free", "pro", "team", "enterprise"})
            String subscriptionTier,

            Instant createdAt) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TerminalProfileInput")
    record ProfileRequest(
            @Size(min = 3, max = 30) @Pattern(regexp = "^[a-zA-Z0-9_-]+$") @Nullable
            String username,

            @Schema(format = "email") @Size(max = EmailAddress.MAX_LENGTH) @Nullable
            String email) {
        EditProfile.Changes changes() {
            if (email != null && !EmailAddress.isValid(email)) {
                throw ProblemException.invalid(Violation.inBody("email", "is not an e-mail address"));
            }
            return new EditProfile.Changes(
                    Optional.ofNullable(username).map(Login::new).orElse(null),
                    Optional.ofNullable(email).map(EmailAddress::new).orElse(null),
                    null,
                    null);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TerminalDevice")
    record DeviceResponse(
            String deviceId,

            @Schema(
                    type = "string",
                    allowableValues = {"ios", "android", "web"})
            String deviceType,

            String deviceName,
            Instant lastActive) {
        static DeviceResponse of(Device device) {
            return new DeviceResponse(
                    device.id(),
                    device.type().code(),
                    Optional.ofNullable(device.name()).orElse(device.id()),
                    device.lastActive());
        }
    }
}
