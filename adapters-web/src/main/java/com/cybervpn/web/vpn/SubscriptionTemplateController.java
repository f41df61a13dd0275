package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.SubscriptionTemplates;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Subscription templates of the panel. */
@Controller("/api/v1/subscriptions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "subscriptions")
@SuppressWarnings("NullAway") // members of a JSON object may be null, which the type of a DTO cannot say
class SubscriptionTemplateController {
    private static final String WHAT = "subscription template";

    private final SubscriptionTemplates templates;

    SubscriptionTemplateController(SubscriptionTemplates templates) {
        this.templates = templates;
    }

    @Get
    @Operation(operationId = "listSubscriptionTemplates", summary = "List templates")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    List<SubscriptionTemplateResponse> list(Caller caller) {
        return templates.list(caller).stream()
                .map(SubscriptionTemplateResponse::of)
                .toList();
    }

    @Post
    @Operation(operationId = "createSubscriptionTemplate", summary = "Create a template")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    SubscriptionTemplateResponse create(Caller caller, @Body @Valid CreateSubscriptionTemplateRequest body) {
        var draft = new SubscriptionTemplates.Draft(
                body.name(), body.templateType(), body.hostUuid(), body.inboundTag(), body.flow(), body.configData());
        return SubscriptionTemplateResponse.of(PanelReplies.done(templates.create(caller, draft), WHAT));
    }

    @Get("/{uuid}")
    @Operation(operationId = "getSubscriptionTemplate", summary = "One template")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    SubscriptionTemplateResponse read(Caller caller, @PathVariable("uuid") String uuid) {
        return templates
                .read(caller, PanelReplies.id(uuid, WHAT))
                .map(SubscriptionTemplateResponse::of)
                .orElseThrow(PanelReplies.notFound(WHAT));
    }

    @Put("/{uuid}")
    @Operation(operationId = "updateSubscriptionTemplate", summary = "Change a template")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    SubscriptionTemplateResponse update(
            Caller caller, @PathVariable("uuid") String uuid, @Body @Valid UpdateSubscriptionTemplateRequest body) {
        var change = new SubscriptionTemplates.Change(
                body.name(), body.templateType(), body.hostUuid(), body.inboundTag(), body.flow(), body.configData());
        return SubscriptionTemplateResponse.of(
                PanelReplies.done(templates.change(caller, PanelReplies.id(uuid, WHAT), change), WHAT));
    }

    @Delete("/{uuid}")
    @Operation(operationId = "deleteSubscriptionTemplate", summary = "Delete a template")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    StatusMessageResponse delete(Caller caller, @PathVariable("uuid") String uuid) {
        PanelReplies.done(templates.delete(caller, PanelReplies.id(uuid, WHAT)), WHAT);
        return StatusMessageResponse.DELETED;
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreateSubscriptionTemplateRequest")
    record CreateSubscriptionTemplateRequest(
            @NotNull @Size(min = 1, max = 100) String name,

            @NotNull
            @Size(min = 1, max = 50)
            @Schema(description = "clash, hiddify, outline, sing_box, v2ray, or a type of the panel")
            String templateType,

            @Nullable @Size(max = 255) String hostUuid,

            @Nullable @Size(max = 100) String inboundTag,

            @Nullable @Size(max = 50) String flow,

            @Nullable Map<String, Object> configData) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UpdateSubscriptionTemplateRequest")
    record UpdateSubscriptionTemplateRequest(
            @Nullable @Size(min = 1, max = 100) String name,

            @Nullable @Size(min = 1, max = 50) String templateType,

            @Nullable @Size(max = 255) String hostUuid,

            @Nullable @Size(max = 100) String inboundTag,

            @Nullable @Size(max = 50) String flow,

            @Nullable Map<String, Object> configData) {}

    @Serdeable
    @Schema(name = "SubscriptionTemplateResponse")
    record SubscriptionTemplateResponse(
            String uuid,
            String name,
            String templateType,
            @Nullable String hostUuid,
            @Nullable String inboundTag,
            @Nullable String flow,
            @Nullable Map<String, Object> configData) {

        static SubscriptionTemplateResponse of(SubscriptionTemplates.View view) {
            return new SubscriptionTemplateResponse(
                    view.id().toString(),
                    view.name(),
                    view.type(),
                    view.hostUuid(),
                    view.inboundTag(),
                    view.flow(),
                    view.content());
        }
    }
}
