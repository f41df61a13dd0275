package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.ConfigProfiles;
import com.cybervpn.domain.vpn.XrayConfig;
import com.cybervpn.web.shared.Fails;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Config profiles of the panel. */
@Controller("/api/v1/config-profiles")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "config-profiles")
class ConfigProfileController {
    private final ConfigProfiles profiles;
    private final JsonText json;

    ConfigProfileController(ConfigProfiles profiles, JsonText json) {
        this.profiles = profiles;
        this.json = json;
    }

    @Get
    @Operation(
            operationId = "listConfigProfiles",
            summary = "List config profiles",
            description = "Keys, passwords and users in the content read ***.")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    List<ConfigProfileResponse> list(Caller caller) {
        return profiles.list(caller).stream().map(this::response).toList();
    }

    @Post
    @Operation(operationId = "createConfigProfile", summary = "Create a config profile")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    ConfigProfileResponse create(Caller caller, @Body @Valid CreateConfigProfileRequest body) {
        var draft = new ConfigProfiles.Draft(
                body.name(),
                body.profileType(),
                new XrayConfig(json.readObject(body.content())),
                Boolean.TRUE.equals(body.isDefault()),
                body.description());
        return response(PanelReplies.done(profiles.create(caller, draft), "config profile"));
    }

    private ConfigProfileResponse response(ConfigProfiles.View view) {
        return new ConfigProfileResponse(
                view.id().toString(),
                view.name(),
                view.type(),
                json.write(view.config().members()),
                view.isDefault(),
                view.description());
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateConfigProfileRequest")
    record CreateConfigProfileRequest(
            @NotNull @Size(min = 1, max = 100) String name,

            @NotNull @Size(min = 1, max = 50) String profileType,

            @NotNull @Size(min = 1, max = 100_000) @Schema(description = "a whole Xray config as JSON text")
            String content,

            @Nullable @Schema(description = "false when not given")
            Boolean isDefault,

            @Nullable @Size(max = 500) String description) {
        @Override
        public String toString() {
            return "CreateConfigProfileRequest[name=" + name + "]";
        }
    }

    @Serdeable
    @Schema(name = "ConfigProfileResponse")
    record ConfigProfileResponse(
            String uuid,
            String name,
            String profileType,
            String content,
            boolean isDefault,
            @Nullable String description) {}
}
