package com.cybervpn.web.billing;

import com.cybervpn.application.billing.port.in.CancelSubscription;
import com.cybervpn.application.billing.port.in.CancelSubscription.Outcome;
import com.cybervpn.application.billing.port.in.GetActiveSubscription;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
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
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's own subscription (R-660..R-667). */
@Controller("/api/v1/subscriptions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "subscriptions")
class OwnSubscriptionController {
    private final GetActiveSubscription getActive;
    private final CancelSubscription cancelSubscription;

    OwnSubscriptionController(GetActiveSubscription getActive, CancelSubscription cancelSubscription) {
        this.getActive = getActive;
        this.cancelSubscription = cancelSubscription;
    }

    @Get("/active")
    @Operation(
            operationId = "getActiveSubscription",
            summary = "Own subscription",
            description = "Status none without one, and while the panel cannot be asked.")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    ActiveSubscriptionResponse active(Caller caller) {
        return ActiveSubscriptionResponse.of(getActive.of(caller));
    }

    @Post("/cancel")
    @Operation(
            operationId = "cancelSubscription",
            summary = "Stop the renewal of one's own subscription",
            description = "Access stays until its end.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    CancelSubscriptionResponse cancel(Caller caller, @Body @Valid @Nullable CancelSubscriptionRequest body) {
        var words = Optional.ofNullable(body);
        var outcome = cancelSubscription.cancel(
                caller,
                words.map(CancelSubscriptionRequest::reason).orElse(null),
                words.map(CancelSubscriptionRequest::feedback).orElse(null));
        return switch (outcome) {
            case Outcome.Cancelled(Instant until) ->
                new CancelSubscriptionResponse(
                        CancelWord.cancelled, until, "Renewal is off; access stays until its end");
            case Outcome.NothingToCancel _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "No active subscription");
        };
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ActiveSubscriptionResponse")
    record ActiveSubscriptionResponse(
            @Nullable @Schema(description = "the VPN user's UUID")
            UUID subscriptionUuid,

            @Nullable String planName,

            SubscriptionWord status,

            @Nullable Instant startedAt,
            @Nullable Instant expiresAt,

            @Nullable @Schema(description = "0 is unlimited")
            Long trafficLimitBytes,

            @Nullable Long usedTrafficBytes,
            boolean autoRenew,
            @Schema(minimum = "0") int daysRemaining,
            @Schema(minimum = "0", maximum = "100") double trafficRemainingPercent) {
        static ActiveSubscriptionResponse of(GetActiveSubscription.View view) {
            return new ActiveSubscriptionResponse(
                    view.vpnUser(),
                    view.planName(),
                    SubscriptionWord.valueOf(view.status().code()),
                    view.startedAt(),
                    view.expiresAt(),
                    view.trafficLimitBytes(),
                    view.usedTrafficBytes(),
                    view.autoRenew(),
                    view.daysRemaining(),
                    view.trafficRemainingPercent());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CancelSubscriptionRequest")
    record CancelSubscriptionRequest(
            @Nullable @Size(max = 50) String reason,
            @Nullable @Size(max = 1000) String feedback) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CancelSubscriptionResponse")
    record CancelSubscriptionResponse(
            CancelWord status, @Nullable Instant effectiveUntil, String message) {}

    /** In the contract's words. */
    @Schema(name = "SubscriptionStatus")
    enum SubscriptionWord {
        active,
        expired,
        trial,
        cancelled,
        none
    }

    /** The one word that this answer has. */
    @Schema(name = "CancelStatus")
    enum CancelWord {
        cancelled
    }
}
