package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.Settings;
import com.cybervpn.domain.vpn.Setting;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named values that operators keep for their own clients. */
@Controller("/api/v1/settings")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "settings")
class SettingController {
    private static final String WHAT = "setting";

    private final Settings settings;

    SettingController(Settings settings) {
        this.settings = settings;
    }

    @Get
    @Operation(operationId = "listSettings", summary = "System settings")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    List<SettingResponse> list(Caller caller) {
        return settings.list(caller).stream().map(SettingResponse::of).toList();
    }

    @Post
    @Operation(operationId = "createSetting", summary = "Create a setting")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    SettingResponse create(Caller caller, @Body @Valid CreateSettingRequest body) {
        return SettingResponse.of(PanelReplies.done(
                settings.create(
                        caller, body.key(), body.value(), body.description(), Boolean.TRUE.equals(body.isPublic())),
                WHAT));
    }

    @Put("/{id}")
    @Operation(operationId = "updateSetting", summary = "Change a setting")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    SettingResponse update(Caller caller, @PathVariable("id") int id, @Body @Valid UpdateSettingRequest body) {
        return SettingResponse.of(PanelReplies.done(
                settings.change(caller, id, body.value(), body.description(), body.isPublic()), WHAT));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateSettingRequest")
    record CreateSettingRequest(
            @NotNull @Size(min = 1, max = 100) String key,

            @NotNull @Schema(description = "any JSON type") Object value,

            @Nullable @Size(max = 500) String description,

            @Nullable @Schema(description = "false when not given")
            Boolean isPublic) {
        @Override
        public String toString() {
            return "CreateSettingRequest[key=" + key + "]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UpdateSettingRequest")
    record UpdateSettingRequest(
            @Nullable @Schema(description = "any JSON type; null leaves it")
            Object value,

            @Nullable @Size(max = 500) String description,

            @Nullable Boolean isPublic) {
        @Override
        public String toString() {
            return "UpdateSettingRequest[***]";
        }
    }

    @Serdeable
    @Schema(name = "SettingResponse")
    record SettingResponse(
            int id,
            String key,
            @Schema(description = "any JSON type") Object value,
            @Nullable String description,
            boolean isPublic) {

        static SettingResponse of(Setting setting) {
            return new SettingResponse(
                    setting.id(), setting.key(), setting.value(), setting.description(), setting.isPublic());
        }
    }
}
