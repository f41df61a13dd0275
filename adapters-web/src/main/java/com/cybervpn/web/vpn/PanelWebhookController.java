package com.cybervpn.web.vpn;

import com.cybervpn.web.operations.WebhookAck;
import com.cybervpn.web.operations.WebhookIntake;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the panel sends its events. */
@Controller("/api/v1/webhooks")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "webhooks")
class PanelWebhookController {
    private static final String SOURCE = "remnawave";

    private final WebhookIntake intake;

    PanelWebhookController(WebhookIntake intake) {
        this.intake = intake;
    }

    @Post("/remnawave")
    @Consumes(MediaType.ALL)
    @Operation(
            operationId = "remnawaveWebhook",
            summary = "Event from Remnawave",
            description = "Signed over the raw body: X-Remnawave-Signature or X-Webhook-Signature,"
                    + " hex HMAC-SHA256 with the webhook secret.",
            security = @SecurityRequirement(name = "remnawaveSignature"))
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Event.class)))
    @Fails.BadRequest
    @Fails.TooManyRequests
    WebhookAck receive(
            @Body byte[] body,
            @Nullable @Header("X-Remnawave-Signature") String signature,
            @Nullable @Header("X-Webhook-Signature") String otherSignature) {
        WebhookIntake.Taken taken = intake.take(SOURCE, body, signature == null ? otherSignature : signature);
        String event = taken.payload().get("event") instanceof String text ? text : null;
        return WebhookAck.ofEvent(taken, event);
    }

    /** What the panel sends, for the description of the API. */
    @Schema(name = "RemnawaveWebhook")
    record Event(
            @Schema(description = "scope.name: user.created, user.expired, node.connection_lost")
            String event,

            @Nullable Map<String, Object> data,
            @Nullable String timestamp) {}
}
