package com.cybervpn.web.identity;

import com.cybervpn.application.billing.port.in.GetActiveSubscription;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "SubscriptionInfo")
record SubscriptionInfo(
        @Schema(description = "active, expired, trial, cancelled or none")
        String status,

        @Nullable String planName,
        @Nullable Instant expiresAt,
        @Nullable Long trafficLimitBytes,
        @Nullable Long usedTrafficBytes,
        boolean autoRenew) {
    static SubscriptionInfo of(GetActiveSubscription.View view) {
        return new SubscriptionInfo(
                view.status().code(),
                view.planName(),
                view.expiresAt(),
                view.trafficLimitBytes(),
                view.usedTrafficBytes(),
                view.autoRenew());
    }
}
