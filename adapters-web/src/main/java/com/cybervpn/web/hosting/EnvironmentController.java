package com.cybervpn.web.hosting;

import com.cybervpn.application.hosting.port.in.AppEnvironment;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.EnvVar;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;

/** Environment variables of the caller's own apps (H-ENV). */
@Controller("/api/v1/apps/{id}/env")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "hosting")
class EnvironmentController {
    private final AppEnvironment environment;

    EnvironmentController(AppEnvironment environment) {
        this.environment = environment;
    }

    @Get
    @Operation(operationId = "hostingListEnv", summary = "Environment variables, in the order of their keys")
    @Fails.Forbidden
    @Fails.NotFound
    List<EnvVarResponse> list(Caller caller, long id) {
        return environment.list(caller, new AppId(id)).orElseThrow(AppController::noSuchApp).stream()
                .map(EnvVarResponse::of)
                .toList();
    }

    @Post
    @Operation(
            operationId = "hostingSetEnv",
            summary = "Add a variable or change its value",
            description = "It reaches the container with the next deployment.")
    @ApiResponse(
            responseCode = "201",
            description = "added",
            content = @Content(schema = @Schema(implementation = EnvVarResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = EnvVarResponse.class)))
    @Fails.BadRequest
    @Fails.Forbidden
    @Fails.NotFound
    HttpResponse<EnvVarResponse> set(Caller caller, long id, @Body @Valid EnvVarRequest request) {
        return switch (environment.set(caller, new AppId(id), request.key(), Secret.of(request.value()))) {
            case AppEnvironment.SetOutcome.Added(var variable) -> HttpResponse.created(EnvVarResponse.of(variable));
            case AppEnvironment.SetOutcome.Changed(var variable) -> HttpResponse.ok(EnvVarResponse.of(variable));
            case AppEnvironment.SetOutcome.Invalid(var reason) ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, reason);
            case AppEnvironment.SetOutcome.NoSuchApp _ -> throw AppController.noSuchApp();
        };
    }

    @Delete("/{key}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "hostingDeleteEnv", summary = "Remove a variable")
    @ApiResponse(responseCode = "204", description = "removed")
    @ApiResponse(responseCode = "200", description = "allowed in place of 204, with the same meaning")
    @Fails.Forbidden
    @Fails.NotFound
    void remove(Caller caller, long id, String key) {
        switch (environment.remove(caller, new AppId(id), key)) {
            case AppEnvironment.RemoveOutcome.Removed _ -> {}
            case AppEnvironment.RemoveOutcome.NoSuchVariable _ ->
                throw ProblemException.of(HttpStatus.NOT_FOUND, "Environment variable not found");
            case AppEnvironment.RemoveOutcome.NoSuchApp _ -> throw AppController.noSuchApp();
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingEnvVarInput")
    record EnvVarRequest(
            @NotEmpty @Schema(pattern = "^[A-Za-z_][A-Za-z0-9_]*$") @Serdeable.Deserializable(using = StrictText.class)
            String key,

            @NotNull @Serdeable.Deserializable(using = StrictText.class)
            String value) {
        @Override
        public String toString() {
            return "EnvVarRequest[key=" + key + "]"; // never the value
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingEnvVar")
    record EnvVarResponse(long id, long appId, String key, String value, Instant createdAt, Instant updatedAt) {
        static EnvVarResponse of(EnvVar variable) {
            return new EnvVarResponse(
                    variable.id().value(),
                    variable.app().value(),
                    variable.key().value(),
                    variable.value().reveal(),
                    variable.createdAt(),
                    variable.updatedAt());
        }

        @Override
        public String toString() {
            return "EnvVarResponse[key=" + key + "]"; // never the value
        }
    }
}
