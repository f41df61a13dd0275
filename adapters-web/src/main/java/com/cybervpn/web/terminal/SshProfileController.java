package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.SshProfileBook;
import com.cybervpn.application.terminal.port.in.SshProfileBook.Draft;
import com.cybervpn.application.terminal.port.in.SshProfileBook.Outcome;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshProfile;
import com.cybervpn.domain.terminal.SshProfileId;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.Problem;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's own SSH profiles (T-SSH-4 to T-SSH-6). */
@Controller("/api/ssh/profiles")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Terminal")
@Fails.Unauthorized
class SshProfileController {
    private final SshProfileBook profiles;

    SshProfileController(SshProfileBook profiles) {
        this.profiles = profiles;
    }

    @Get
    @Operation(operationId = "getSSHProfiles", summary = "own profiles")
    List<ProfileResponse> list(Caller caller) {
        return profiles.list(caller).stream().map(ProfileResponse::of).toList();
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "saveSSHProfile", summary = "save profile")
    @Fails.BadRequest
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    ProfileResponse add(Caller caller, @Body @Valid NewProfile body) {
        return stored(profiles.add(
                caller, new Draft(body.name(), body.host(), body.port(), body.username(), key(body.privateKeyId()))));
    }

    @Get("/{profile_id}")
    @Operation(operationId = "getSSHProfile", summary = "one own profile")
    @Fails.NotFound
    @Fails.Invalid
    ProfileResponse read(Caller caller, @PathVariable("profile_id") UUID profileId) {
        return profiles.find(caller, new SshProfileId(profileId))
                .map(ProfileResponse::of)
                .orElseThrow(SshProfileController::noSuchProfile);
    }

    @Put("/{profile_id}")
    @Operation(operationId = "updateSSHProfile", summary = "change profile")
    @Fails.BadRequest
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    ProfileResponse change(
            Caller caller, @PathVariable("profile_id") UUID profileId, @Body @Valid ProfileChanges body) {
        return stored(profiles.change(
                caller,
                new SshProfileId(profileId),
                new Draft(body.name(), body.host(), body.port(), body.username(), key(body.privateKeyId()))));
    }

    @Delete("/{profile_id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteSSHProfile", summary = "delete profile")
    @ApiResponse(responseCode = "204", description = "deleted")
    @Fails.NotFound
    @Fails.Invalid
    void remove(Caller caller, @PathVariable("profile_id") UUID profileId) {
        if (!profiles.remove(caller, new SshProfileId(profileId))) throw noSuchProfile();
    }

    private static ProfileResponse stored(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored(var profile) -> ProfileResponse.of(profile);
            case Outcome.Invalid(var reasons) -> throw invalid(reasons);
            case Outcome.NoSuchProfile _ -> throw noSuchProfile();
            case Outcome.NoSuchKey _ -> throw noSuchKey();
            case Outcome.NameTaken _ ->
                throw ProblemException.coded(
                        HttpStatus.CONFLICT, "name_taken", "You have a profile of that name already");
            case Outcome.LimitReached(var allowed) ->
                throw new ProblemException(Problem.coded(
                                HttpStatus.FORBIDDEN,
                                "profile_limit_reached",
                                "Your subscription allows " + allowed + " SSH profiles")
                        .with(Map.of("allowed", allowed)));
        };
    }

    private static ProblemException invalid(Map<String, String> reasons) {
        return new ProblemException(Problem.invalid(reasons.entrySet().stream()
                .map(reason -> Violation.inBody(reason.getKey(), reason.getValue()))
                .toList()));
    }

    private static @Nullable SshKeyId key(@Nullable String id) {
        if (id == null) return null;
        try {
            return new SshKeyId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw noSuchKey();
        }
    }

    private static ProblemException noSuchProfile() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "SSH profile not found");
    }

    private static ProblemException noSuchKey() {
        return ProblemException.coded(HttpStatus.NOT_FOUND, "key_not_found", "SSH key not found");
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SSHProfileInput")
    record NewProfile(
            @NotNull @Size(min = 1, max = SshProfile.MAX_NAME)
            String name,

            @NotNull @Size(min = 1, max = 255) String host,

            @Min(1) @Max(65_535) @Schema(description = "22 when absent") @Nullable
            Integer port,

            @NotNull @Size(min = 1, max = 255) String username,

            @Schema(description = "a key of your own; absent or null for none") @Nullable
            String privateKeyId) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SSHProfileChanges", description = "what is absent or null stays as it is")
    record ProfileChanges(
            @Size(min = 1, max = SshProfile.MAX_NAME) @Nullable
            String name,

            @Size(min = 1, max = 255) @Nullable String host,
            @Min(1) @Max(65_535) @Nullable Integer port,
            @Size(min = 1, max = 255) @Nullable String username,
            @Nullable String privateKeyId) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SSHProfile")
    record ProfileResponse(
            UUID id,
            String name,
            String host,
            int port,
            String username,
            @Nullable String privateKeyId,
            Instant createdAt,
            Instant modifiedAt) {
        static ProfileResponse of(SshProfile profile) {
            return new ProfileResponse(
                    profile.id().value(),
                    profile.name(),
                    profile.destination().host(),
                    profile.destination().port(),
                    profile.destination().user(),
                    profile.key() == null ? null : profile.key().toString(),
                    profile.createdAt(),
                    profile.modifiedAt());
        }
    }
}
