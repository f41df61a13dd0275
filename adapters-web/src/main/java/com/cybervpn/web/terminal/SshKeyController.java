package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.SshKeyring;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.SshKey;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshProfile;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's own SSH keys; their private parts come in and never go out (T-SSH-5, T-GEN-6). */
@Controller("/api/ssh/keys")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Terminal")
@Fails.Unauthorized
class SshKeyController {
    private final SshKeyring keys;

    SshKeyController(SshKeyring keys) {
        this.keys = keys;
    }

    @Get
    @Operation(operationId = "listSSHKeys", summary = "own keys")
    List<KeyResponse> list(Caller caller) {
        return keys.list(caller).stream().map(KeyResponse::of).toList();
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "createSSHKey", summary = "store key")
    @Fails.BadRequest
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    KeyResponse add(Caller caller, @Body @Valid NewKey body) {
        var command = new SshKeyring.Command(
                body.name(),
                Secret.of(body.privateKey()),
                body.passphrase() == null || body.passphrase().isEmpty() ? null : Secret.of(body.passphrase()));
        return switch (keys.add(caller, command)) {
            case SshKeyring.AddOutcome.Added(var key) -> KeyResponse.of(key);
            case SshKeyring.AddOutcome.Invalid(var member, var reason) ->
                throw ProblemException.invalid(Violation.inBody(member, reason));
            case SshKeyring.AddOutcome.NameTaken _ ->
                throw ProblemException.coded(HttpStatus.CONFLICT, "name_taken", "You have a key of that name already");
            case SshKeyring.AddOutcome.LimitReached(var allowed) ->
                throw ProblemException.coded(
                        HttpStatus.FORBIDDEN, "key_limit_reached", "No more than " + allowed + " keys are kept");
        };
    }

    @Delete("/{key_id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteSSHKey", summary = "delete key")
    @ApiResponse(responseCode = "204", description = "deleted")
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    void remove(Caller caller, @PathVariable("key_id") UUID keyId) {
        switch (keys.remove(caller, new SshKeyId(keyId))) {
            case SshKeyring.RemoveOutcome.Removed _ -> {}
            case SshKeyring.RemoveOutcome.NoSuchKey _ ->
                throw ProblemException.of(HttpStatus.NOT_FOUND, "SSH key not found");
            case SshKeyring.RemoveOutcome.InUse _ ->
                throw ProblemException.coded(HttpStatus.CONFLICT, "key_in_use", "A profile signs in with this key");
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SSHKeyInput")
    record NewKey(
            @NotNull @Size(min = 1, max = SshProfile.MAX_NAME)
            String name,

            @Schema(description = "OpenSSH or PEM, in base64 or as it is", accessMode = Schema.AccessMode.WRITE_ONLY)
            @NotNull
            @Size(min = 1, max = 32_768)
            String privateKey,

            @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Size(max = 1024) @Nullable
            String passphrase) {
        @Override
        public String toString() {
            return "NewKey[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SSHKey")
    record KeyResponse(UUID id, String name, String keyType, String fingerprint, String publicKey, Instant createdAt) {
        static KeyResponse of(SshKey key) {
            return new KeyResponse(
                    key.id().value(), key.name(), key.type(), key.fingerprint(), key.publicKey(), key.createdAt());
        }
    }
}
