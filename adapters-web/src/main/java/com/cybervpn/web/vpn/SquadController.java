package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.Squads;
import com.cybervpn.domain.vpn.SquadKind;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Squads of the panel. */
@Controller("/api/v1/squads")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "squads")
class SquadController {
    private final Squads squads;

    SquadController(Squads squads) {
        this.squads = squads;
    }

    @Get("/internal")
    @Operation(operationId = "listInternalSquads", summary = "Internal squads")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    List<SquadResponse> internal(Caller caller) {
        return list(caller, SquadKind.INTERNAL);
    }

    @Get("/external")
    @Operation(operationId = "listExternalSquads", summary = "External squads")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    List<SquadResponse> external(Caller caller) {
        return list(caller, SquadKind.EXTERNAL);
    }

    @Post
    @Operation(
            operationId = "createSquad",
            summary = "Create a squad",
            description = "Members of an internal squad may use all inbounds there are.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    SquadResponse create(Caller caller, @Body @Valid CreateSquadRequest body) {
        SquadKind kind = SquadKind.ofCode(body.squadType())
                .orElseThrow(
                        () -> ProblemException.of(HttpStatus.BAD_REQUEST, "squad_type must be internal or external"));
        var draft = new Squads.Draft(
                body.name(), kind, body.maxMembers(), !Boolean.FALSE.equals(body.isActive()), body.description());
        return SquadResponse.of(PanelReplies.done(squads.create(caller, draft), "squad"));
    }

    private List<SquadResponse> list(Caller caller, SquadKind kind) {
        return squads.list(caller, kind).stream().map(SquadResponse::of).toList();
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateSquadRequest")
    record CreateSquadRequest(
            @NotNull @Size(min = 1, max = 100) String name,

            @NotNull @Size(min = 1, max = 50) @Schema(description = "internal or external")
            String squadType,

            @Nullable @Min(1) @Max(10_000) Integer maxMembers,

            @Nullable @Schema(description = "true when not given")
            Boolean isActive,

            @Nullable @Size(max = 500) String description) {}

    @Serdeable
    @Schema(name = "SquadResponse")
    record SquadResponse(
            String uuid,
            String name,
            String squadType,
            @Nullable Integer maxMembers,
            boolean isActive,
            @Nullable String description,
            @Nullable Integer memberCount) {

        static SquadResponse of(Squads.View view) {
            return new SquadResponse(
                    view.squad().id().toString(),
                    view.squad().name(),
                    view.squad().kind().code(),
                    view.maxMembers(),
                    view.active(),
                    view.description(),
                    view.squad().members());
        }
    }
}
