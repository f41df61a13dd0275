package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.Hosts;
import com.cybervpn.domain.vpn.VpnHost;
import com.cybervpn.domain.vpn.VpnHostChange;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hosts of the panel. */
@Controller("/api/v1/hosts")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "hosts")
class HostController {
    private static final String WHAT = "host";
    private static final String ADDRESS = "^[a-zA-Z0-9._-]+$";

    private final Hosts hosts;

    HostController(Hosts hosts) {
        this.hosts = hosts;
    }

    @Get
    @Operation(operationId = "listHosts", summary = "List hosts")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    List<HostResponse> list(Caller caller) {
        return hosts.list(caller).stream().map(HostResponse::of).toList();
    }

    @Post
    @Operation(
            operationId = "createHost",
            summary = "Create a host",
            description = "For the first inbound of the panel's first config profile.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    HostResponse create(Caller caller, @Body @Valid CreateHostRequest body) {
        var draft = new Hosts.Draft(
                body.name(),
                body.address(),
                body.port(),
                body.sni(),
                body.hostHeader(),
                body.path(),
                Objects.requireNonNullElse(body.alpn(), List.of()),
                Boolean.TRUE.equals(body.isDisabled()));
        return HostResponse.of(PanelReplies.done(hosts.create(caller, draft), WHAT));
    }

    @Get("/{uuid}")
    @Operation(operationId = "getHost", summary = "One host")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    HostResponse read(Caller caller, @PathVariable("uuid") String uuid) {
        return hosts.read(caller, PanelReplies.id(uuid, WHAT))
                .map(HostResponse::of)
                .orElseThrow(PanelReplies.notFound(WHAT));
    }

    @Put("/{uuid}")
    @Operation(operationId = "updateHost", summary = "Change a host")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    HostResponse update(Caller caller, @PathVariable("uuid") String uuid, @Body @Valid UpdateHostRequest body) {
        var change = new VpnHostChange(
                body.name(),
                body.address(),
                body.port(),
                body.sni(),
                body.hostHeader(),
                body.path(),
                body.alpn(),
                body.isDisabled());
        return HostResponse.of(PanelReplies.done(hosts.change(caller, PanelReplies.id(uuid, WHAT), change), WHAT));
    }

    @Delete("/{uuid}")
    @Operation(operationId = "deleteHost", summary = "Delete a host")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    StatusMessageResponse delete(Caller caller, @PathVariable("uuid") String uuid) {
        PanelReplies.done(hosts.delete(caller, PanelReplies.id(uuid, WHAT)), WHAT);
        return StatusMessageResponse.DELETED;
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateHostRequest")
    record CreateHostRequest(
            @NotNull @Size(min = 1, max = 100) String name,

            @NotNull @Size(min = 1, max = 255) @Pattern(regexp = ADDRESS)
            String address,

            @NotNull @Min(1) @Max(65_535) Integer port,

            @Nullable @Size(max = 255) String sni,

            @Nullable @Size(max = 255) String hostHeader,

            @Nullable @Schema(description = "false when not given")
            Boolean isDisabled,

            @Nullable @Size(max = 255) String path,

            @Nullable List<String> alpn) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UpdateHostRequest")
    record UpdateHostRequest(
            @Nullable @Size(min = 1, max = 100) String name,

            @Nullable @Size(min = 1, max = 255) @Pattern(regexp = ADDRESS)
            String address,

            @Nullable @Min(1) @Max(65_535) Integer port,

            @Nullable @Size(max = 255) String sni,

            @Nullable @Size(max = 255) String hostHeader,

            @Nullable Boolean isDisabled,

            @Nullable @Size(max = 255) String path,

            @Nullable List<String> alpn) {}

    @Serdeable
    @Schema(name = "HostResponse")
    record HostResponse(
            String uuid,

            @Nullable @Schema(description = "the panel's remark")
            String name,

            @Nullable String remark,
            @Nullable String inboundUuid,
            String address,
            @Nullable Integer port,
            @Nullable String sni,
            @Nullable String host,
            @Nullable String path,
            @Nullable List<String> alpn,
            @Nullable String fingerprint,
            boolean isDisabled,
            @Nullable String security,
            @Nullable String realityPublicKey,
            @Nullable String realityShortId) {

        static HostResponse of(VpnHost host) {
            return new HostResponse(
                    host.id().toString(),
                    host.remark(),
                    host.remark(),
                    host.inbound() == null ? null : host.inbound().toString(),
                    host.address(),
                    host.port(),
                    host.sni(),
                    host.hostHeader(),
                    host.path(),
                    host.alpn(),
                    host.fingerprint(),
                    host.disabled(),
                    host.securityLayer(),
                    null,
                    null);
        }
    }
}
