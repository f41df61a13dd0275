package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.ReadSubscriptionConfig;
import com.cybervpn.domain.vpn.SubscriptionLinks;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands out the ways into the VPN. */
@Controller("/api/v1/subscriptions/config")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "subscriptions")
class SubscriptionConfigController {
    private static final UUID NOBODY = new UUID(0, 0);

    private final ReadSubscriptionConfig readConfig;

    SubscriptionConfigController(ReadSubscriptionConfig readConfig) {
        this.readConfig = readConfig;
    }

    @Get("/{user_uuid}")
    @Operation(
            operationId = "getSubscriptionConfig",
            summary = "VPN config of a user",
            description = "One's own by the VPN user's or the account's id; that of others with user_read.")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    SubscriptionConfigResponse config(Caller caller, @PathVariable("user_uuid") String userUuid) {
        // A caller without the right must not learn from the status what is an id and what is not.
        UUID user = PanelReplies.idIfAny(userUuid).orElse(NOBODY);
        return readConfig
                .read(caller, user)
                .map(SubscriptionConfigResponse::of)
                .orElseThrow(PanelReplies.notFound("VPN user"));
    }

    @Serdeable
    @Schema(name = "SubscriptionConfigResponse")
    record SubscriptionConfigResponse(
            @Schema(description = "share links, one a line") String config,

            @Nullable String subscriptionUrl) {

        static SubscriptionConfigResponse of(SubscriptionLinks links) {
            return new SubscriptionConfigResponse(String.join("\n", links.links()), links.subscriptionUrl());
        }

        @Override
        public String toString() {
            return "SubscriptionConfigResponse[***]";
        }
    }
}
