package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.VpnServers;
import com.cybervpn.domain.vpn.ServerStatus;
import com.cybervpn.domain.vpn.VpnServer;
import com.cybervpn.domain.vpn.VpnServerChange;
import com.cybervpn.web.shared.Fails;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** VPN servers. */
@Controller("/api/v1/servers")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "servers")
class VpnServerController {
    private static final String WHAT = "VPN server";
    private static final String ADDRESS = "^[a-zA-Z0-9._-]+$";

    private final VpnServers servers;

    VpnServerController(VpnServers servers) {
        this.servers = servers;
    }

    @Get
    @Operation(operationId = "listServers", summary = "List VPN servers")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    List<ServerResponse> list(Caller caller) {
        return servers.list(caller).stream().map(ServerResponse::of).toList();
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Operation(
            operationId = "createServer",
            summary = "Add a VPN server",
            description = "It runs all inbounds of the panel's first config profile.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    ServerResponse create(Caller caller, @Body @Valid CreateServerRequest body) {
        return ServerResponse.of(
                PanelReplies.done(servers.create(caller, body.name(), body.address(), body.port()), WHAT));
    }

    @Get("/stats")
    @Operation(operationId = "getServerStats", summary = "Server counts by status")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    ServerStatsResponse stats(Caller caller) {
        return ServerStatsResponse.of(servers.countByStatus(caller));
    }

    @Get("/{server_id}")
    @Operation(operationId = "getServer", summary = "One VPN server")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    ServerResponse read(Caller caller, @PathVariable("server_id") UUID serverId) {
        return servers.read(caller, serverId).map(ServerResponse::of).orElseThrow(PanelReplies.notFound(WHAT));
    }

    @Put("/{server_id}")
    @Operation(operationId = "updateServer", summary = "Change a VPN server")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    ServerResponse update(
            Caller caller, @PathVariable("server_id") UUID serverId, @Body @Valid UpdateServerRequest body) {
        var change = new VpnServerChange(body.name(), body.address(), body.port());
        return ServerResponse.of(PanelReplies.done(servers.change(caller, serverId, change), WHAT));
    }

    @Delete("/{server_id}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteServer", summary = "Remove a VPN server")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    void delete(Caller caller, @PathVariable("server_id") UUID serverId) {
        PanelReplies.done(servers.delete(caller, serverId), WHAT);
    }

    @Get("/{server_id}/status")
    @Operation(operationId = "getServerStatus", summary = "Light status of one server")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    ServerLiteStatusResponse status(Caller caller, @PathVariable("server_id") UUID serverId) {
        return servers.status(caller, serverId)
                .map(ServerLiteStatusResponse::of)
                .orElseThrow(PanelReplies.notFound(WHAT));
    }

    /** The contract's words for a status. */
    @Schema(name = "ServerStatus")
    enum StatusWord {
        online,
        offline,
        warning,
        maintenance
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateServerRequest")
    record CreateServerRequest(
            @NotNull @Size(min = 1, max = 100) String name,

            @NotNull @Size(min = 1, max = 255) @Pattern(regexp = ADDRESS)
            String address,

            @NotNull @Min(1) @Max(65_535) Integer port) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UpdateServerRequest")
    record UpdateServerRequest(
            @Nullable @Size(min = 1, max = 100) String name,

            @Nullable @Size(min = 1, max = 255) @Pattern(regexp = ADDRESS)
            String address,

            @Nullable @Min(1) @Max(65_535) Integer port) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ServerResponse")
    record ServerResponse(
            UUID uuid,
            String name,
            String address,
            int port,
            StatusWord status,
            boolean isConnected,
            boolean isDisabled,
            Instant createdAt,
            Instant updatedAt,
            long trafficUsedBytes,
            int inboundCount,
            int usersOnline) {

        static ServerResponse of(VpnServer server) {
            return new ServerResponse(
                    server.id(),
                    server.name(),
                    server.address(),
                    Objects.requireNonNullElse(server.port(), 0),
                    StatusWord.valueOf(server.status().code()),
                    server.connected(),
                    server.disabled(),
                    server.createdAt(),
                    server.updatedAt(),
                    server.trafficUsedBytes(),
                    server.inboundCount(),
                    server.usersOnline());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ServerStatsResponse")
    record ServerStatsResponse(
            @Schema(minimum = "0") int online,
            @Schema(minimum = "0") int offline,
            @Schema(minimum = "0") int warning,
            @Schema(minimum = "0") int maintenance,
            @Schema(minimum = "0") int total) {

        static ServerStatsResponse of(Map<ServerStatus, Integer> counts) {
            return new ServerStatsResponse(
                    counts.getOrDefault(ServerStatus.ONLINE, 0),
                    counts.getOrDefault(ServerStatus.OFFLINE, 0),
                    counts.getOrDefault(ServerStatus.WARNING, 0),
                    counts.getOrDefault(ServerStatus.MAINTENANCE, 0),
                    counts.values().stream().mapToInt(Integer::intValue).sum());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ServerLiteStatusResponse")
    record ServerLiteStatusResponse(
            UUID uuid,
            ConnectionWord status,
            boolean isConnected,
            @Schema(minimum = "0") int usersOnline,
            Instant lastCheckedAt) {

        static ServerLiteStatusResponse of(VpnServers.Light light) {
            VpnServer server = light.server();
            return new ServerLiteStatusResponse(
                    server.id(),
                    ConnectionWord.valueOf(server.status().connectionWord()),
                    server.connected(),
                    server.usersOnline(),
                    light.checkedAt());
        }

        /** The contract's other words for a status. */
        enum ConnectionWord {
            connected,
            disconnected,
            connecting,
            disabled
        }
    }
}
