package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.XrayConfigs;
import com.cybervpn.domain.vpn.XrayConfig;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Xray config of the panel's first profile. */
@Controller("/api/v1/xray")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "xray")
class XrayController {
    private final XrayConfigs configs;

    XrayController(XrayConfigs configs) {
        this.configs = configs;
    }

    @Get("/config")
    @Operation(
            operationId = "getXrayConfig",
            summary = "Xray config",
            description = "Keys, passwords and users read ***.")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    XrayConfigResponse read(Caller caller) {
        return XrayConfigResponse.of(configs.read(caller));
    }

    @Post("/update-config")
    @Operation(
            operationId = "updateXrayConfig",
            summary = "Replace parts of the Xray config",
            description = "What still reads *** stays as it is. The servers on this profile restart.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    XrayConfigResponse update(Caller caller, @Body UpdateXrayConfigRequest body) {
        return XrayConfigResponse.of(PanelReplies.done(configs.update(caller, body.sections()), "config profile"));
    }

    @Serdeable
    @Schema(name = "UpdateXrayConfigRequest")
    record UpdateXrayConfigRequest(
            @Nullable Map<String, Object> log,
            @Nullable List<Map<String, Object>> inbounds,
            @Nullable List<Map<String, Object>> outbounds,
            @Nullable Map<String, Object> routing,
            @Nullable Map<String, Object> dns,
            @Nullable Map<String, Object> policy) {

        Map<String, @Nullable Object> sections() {
            Map<String, @Nullable Object> sections = new LinkedHashMap<>();
            sections.put("log", log);
            sections.put("inbounds", inbounds);
            sections.put("outbounds", outbounds);
            sections.put("routing", routing);
            sections.put("dns", dns);
            sections.put("policy", policy);
            return sections;
        }

        @Override
        public String toString() {
            return "UpdateXrayConfigRequest[***]";
        }
    }

    @Serdeable
    @Schema(name = "XrayConfigResponse")
    record XrayConfigResponse(
            @Nullable Map<String, Object> log,
            @Nullable List<Map<String, Object>> inbounds,
            @Nullable List<Map<String, Object>> outbounds,
            @Nullable Map<String, Object> routing,
            @Nullable Map<String, Object> dns,
            @Nullable Map<String, Object> policy) {

        static XrayConfigResponse of(XrayConfig config) {
            Map<String, @Nullable Object> members = config.members();
            return new XrayConfigResponse(
                    object(members.get("log")),
                    objects(members.get("inbounds")),
                    objects(members.get("outbounds")),
                    object(members.get("routing")),
                    object(members.get("dns")),
                    object(members.get("policy")));
        }

        @SuppressWarnings("unchecked") // the keys of a JSON object are text
        private static @Nullable Map<String, Object> object(@Nullable Object section) {
            return section instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
        }

        private static @Nullable List<Map<String, Object>> objects(@Nullable Object section) {
            if (!(section instanceof List<?> list)) return null;
            return list.stream()
                    .map(XrayConfigResponse::object)
                    .<Map<String, Object>>mapMulti((object, to) -> {
                        if (object != null) to.accept(object);
                    })
                    .toList();
        }
    }
}
