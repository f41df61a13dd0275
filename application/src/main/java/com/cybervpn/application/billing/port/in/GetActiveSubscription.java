package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.SubscriptionStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the caller's own subscription (R-660..R-663); never fails for the panel's sake. */
public interface GetActiveSubscription {
    View of(Caller caller);

    /**
     * @param vpnUser the VPN user's UUID; null without one
     * @param trafficLimitBytes 0 is unlimited
     * @param daysRemaining whole days, never negative
     * @param trafficRemainingPercent 0 to 100
     */
    record View(
            @Nullable UUID vpnUser,
            @Nullable String planName,
            SubscriptionStatus status,
            @Nullable Instant startedAt,
            @Nullable Instant expiresAt,
            @Nullable Long trafficLimitBytes,
            @Nullable Long usedTrafficBytes,
            boolean autoRenew,
            int daysRemaining,
            double trafficRemainingPercent) {
        public static final View NONE =
                new View(null, null, SubscriptionStatus.NONE, null, null, null, null, false, 0, 0.0);
    }
}
