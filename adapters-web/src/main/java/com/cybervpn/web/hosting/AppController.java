package com.cybervpn.web.hosting;

import com.cybervpn.application.hosting.port.in.AppView;
import com.cybervpn.application.hosting.port.in.CreateApp;
import com.cybervpn.application.hosting.port.in.DeleteApp;
import com.cybervpn.application.hosting.port.in.ReadApps;
import com.cybervpn.application.hosting.port.in.ReadDeployments;
import com.cybervpn.application.hosting.port.in.RedeployApp;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
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
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caller's own apps (H-APP, H-DEL). */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "hosting")
class AppController {
    private final CreateApp createApp;
    private final ReadApps readApps;
    private final RedeployApp redeployApp;
    private final DeleteApp deleteApp;
    private final ReadDeployments readDeployments;

    AppController(
            CreateApp createApp,
            ReadApps readApps,
            RedeployApp redeployApp,
            DeleteApp deleteApp,
            ReadDeployments readDeployments) {
        this.createApp = createApp;
        this.readApps = readApps;
        this.redeployApp = redeployApp;
        this.deleteApp = deleteApp;
        this.readDeployments = readDeployments;
    }

    @Get("/api/apps")
    @Operation(operationId = "hostingListApps", summary = "Own apps, newest first")
    List<AppResponse> list(Caller caller) {
        return readApps.list(caller).stream().map(AppResponse::of).toList();
    }

    @Post("/api/v1/apps")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "hostingCreateApp", summary = "Create an app and its first deployment")
    @ApiResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = AppDeploymentResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "allowed in place of 201, with the same meaning",
            content = @Content(schema = @Schema(implementation = AppDeploymentResponse.class)))
    @Fails.BadRequest
    @Fails.Forbidden
    @Fails.Conflict
    AppDeploymentResponse create(Caller caller, @Body @Valid CreateAppRequest request) {
        var command = new CreateApp.Command(request.name(), request.repoUrl(), request.branch());
        return switch (createApp.create(caller, command)) {
            case CreateApp.Outcome.Created(var app, var deployment) -> AppDeploymentResponse.of(app, deployment);
            case CreateApp.Outcome.Invalid(var reason) -> throw ProblemException.of(HttpStatus.BAD_REQUEST, reason);
            case CreateApp.Outcome.NameTaken _ ->
                throw ProblemException.of(HttpStatus.CONFLICT, "You have an app of that name already");
            case CreateApp.Outcome.QuotaExceeded(var reason) -> throw ProblemException.of(HttpStatus.FORBIDDEN, reason);
        };
    }

    @Get("/api/v1/apps/{id}")
    @Operation(operationId = "hostingGetApp", summary = "One own app")
    @Fails.Forbidden
    @Fails.NotFound
    AppResponse get(Caller caller, long id) {
        return readApps.find(caller, new AppId(id)).map(AppResponse::of).orElseThrow(AppController::noSuchApp);
    }

    @Delete("/api/v1/apps/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "hostingDeleteApp",
            summary = "Delete an app with its containers, images and records",
            description =
                    "May take up to two minutes. Answers 500 and keeps the app while no container engine answers.")
    @ApiResponse(responseCode = "204", description = "deleted")
    @ApiResponse(responseCode = "200", description = "allowed in place of 204, with the same meaning")
    @Fails.Forbidden
    @Fails.NotFound
    void delete(Caller caller, long id) {
        switch (deleteApp.delete(caller, new AppId(id))) {
            case DeleteApp.Outcome.Deleted _ -> {}
            case DeleteApp.Outcome.NoSuchApp _ -> throw noSuchApp();
            case DeleteApp.Outcome.EngineUnreachable(var reason) ->
                throw ProblemException.of(HttpStatus.INTERNAL_SERVER_ERROR, reason);
        }
    }

    @Post("/api/v1/apps/{id}/redeploy")
    @Consumes(MediaType.ALL)
    @Operation(operationId = "hostingRedeployApp", summary = "Deploy the newest source of an app")
    @Fails.Forbidden
    @Fails.NotFound
    AppDeploymentResponse redeploy(Caller caller, long id) {
        return switch (redeployApp.redeploy(caller, new AppId(id))) {
            case RedeployApp.Outcome.Queued(var app, var deployment) -> AppDeploymentResponse.of(app, deployment);
            case RedeployApp.Outcome.NoSuchApp _ -> throw noSuchApp();
        };
    }

    @Get("/api/v1/apps/{id}/deployments")
    @Operation(operationId = "hostingListAppDeployments", summary = "Deployments of an app, newest first")
    @Fails.Forbidden
    @Fails.NotFound
    List<DeploymentResponse> deployments(Caller caller, long id) {
        return readDeployments.list(caller, new AppId(id)).orElseThrow(AppController::noSuchApp).stream()
                .map(DeploymentResponse::of)
                .toList();
    }

    static ProblemException noSuchApp() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "App not found");
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingCreateApp")
    record CreateAppRequest(
            @NotBlank @Schema(maxLength = 63) @Serdeable.Deserializable(using = StrictText.class)
            String name,

            @NotBlank
            @Schema(description = "https, without credentials")
            @Serdeable.Deserializable(using = StrictText.class)
            String repoUrl,

            @NotBlank @Serdeable.Deserializable(using = StrictText.class)
            String branch) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingAppDeployment")
    record AppDeploymentResponse(
            AppResponse app,
            DeploymentResponse deployment,
            @Schema(description = "always null") @Nullable String error) {
        static AppDeploymentResponse of(AppView app, Deployment deployment) {
            return new AppDeploymentResponse(AppResponse.of(app), DeploymentResponse.of(deployment), null);
        }
    }
}
