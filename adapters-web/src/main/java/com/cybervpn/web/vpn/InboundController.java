package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.Inbounds;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inbounds of the panel. */
@Controller("/api/v1/inbounds")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "inbounds")
class InboundController {
    private static final String WHAT = "inbound";

    private final Inbounds inbounds;

    InboundController(Inbounds inbounds) {
        this.inbounds = inbounds;
    }

    @Get
    @Operation(operationId = "listInbounds", summary = "List inbounds")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    List<InboundResponse> list(Caller caller) {
        return inbounds.list(caller).stream().map(InboundResponse::of).toList();
    }

    @Get("/{uuid}")
    @Operation(operationId = "getInbound", summary = "One inbound")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    InboundResponse read(Caller caller, @PathVariable("uuid") String uuid) {
        return inbounds.read(caller, PanelReplies.id(uuid, WHAT))
                .map(InboundResponse::of)
                .orElseThrow(PanelReplies.notFound(WHAT));
    }

    @Serdeable
    @Schema(name = "InboundResponse", description = "keys, passwords and users read ***")
    record InboundResponse(
            String uuid,
            String tag,
            String protocol,
            int port,
            @Nullable String network,
            @Nullable String security,
            @Nullable String tls,
            @Nullable Map<String, Object> settings,
            @Nullable Map<String, Object> streamSettings,
            @Nullable Map<String, Object> sniffing,
            @Nullable String nodeUuid) {

        static InboundResponse of(Inbound inbound) {
            return new InboundResponse(
                    inbound.id().toString(),
                    inbound.tag(),
                    inbound.protocol(),
                    Objects.requireNonNullElse(inbound.port(), 0),
                    inbound.network(),
                    inbound.security(),
                    "tls".equals(inbound.security()) ? "tls" : null,
                    part(inbound, "settings"),
                    part(inbound, "streamSettings"),
                    part(inbound, "sniffing"),
                    null);
        }

        @SuppressWarnings("unchecked") // the keys of a JSON object are text
        private static @Nullable Map<String, Object> part(Inbound inbound, String name) {
            return inbound.raw().get(name) instanceof Map<?, ?> part ? (Map<String, Object>) part : null;
        }
    }
}
