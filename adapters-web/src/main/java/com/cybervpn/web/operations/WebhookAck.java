package com.cybervpn.web.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What every sender of webhooks is told. Members that say nothing are left out.
 *
 * @param event the panel's name of what happened
 * @param invoiceId the Crypto Pay invoice that the update is about
 * @param updateType the kind of Crypto Pay update
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookAck")
public record WebhookAck(
        Status status,

        @Nullable String event,
        @Nullable String invoiceId,
        @Nullable String updateType,

        @Nullable @Schema(description = "such as payment_not_found")
        String warning) {

    /** In the contract's words. */
    @Schema(name = "WebhookAckStatus")
    public enum Status {
        processed,
        already_processed,
        ignored,
        invalid_signature
    }

    /** The answer about an event of the panel. */
    public static WebhookAck ofEvent(WebhookIntake.Taken taken, @Nullable String event) {
        return new WebhookAck(taken.status(), event, null, null, taken.warning());
    }

    /** The answer about an update of Crypto Pay. */
    public static WebhookAck ofUpdate(
            WebhookIntake.Taken taken, @Nullable String invoiceId, @Nullable String updateType) {
        return new WebhookAck(taken.status(), null, invoiceId, updateType, taken.warning());
    }
}
