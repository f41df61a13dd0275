package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.ReadTier;
import com.cybervpn.application.terminal.port.in.TierOffers;
import com.cybervpn.domain.terminal.GrantedTier;
import com.cybervpn.domain.terminal.Tier;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tiers that are offered, and the caller's own (T-SUB). */
@Controller("/api/subscription")
@Tag(name = "Subscription")
class TerminalSubscriptionController {
    private final TierOffers offers;
    private final ReadTier tiers;

    TerminalSubscriptionController(TierOffers offers, ReadTier tiers) {
        this.offers = offers;
        this.tiers = tiers;
    }

    @Get("/plans")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(operationId = "getSubscriptionPlans", summary = "public plan list")
    List<PlanResponse> plans() {
        return offers.list().stream().map(PlanResponse::of).toList();
    }

    @Get("/current")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(operationId = "getCurrentSubscription", summary = "own plan")
    @Fails.Unauthorized
    CurrentResponse current(Caller caller) {
        GrantedTier current = tiers.current(caller.account());
        return new CurrentResponse(current.tier().code(), "active", current.until(), current.until() != null);
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TerminalPlan")
    record PlanResponse(
            String planId,

            String name,

            @Schema(type = "number", description = "US dollars for a month; in a team, for each person")
            BigDecimal price,

            List<String> features) {
        static PlanResponse of(TierOffers.Offer offer) {
            Tier tier = offer.tier();
            return new PlanResponse(tier.code(), tier.displayName(), offer.monthlyPrice(), features(tier));
        }

        private static List<String> features(Tier tier) {
            String profiles = tier.maxProfiles() == Tier.UNLIMITED
                    ? "Unlimited SSH profiles"
                    : tier.maxProfiles() + " SSH profiles";
            String sync =
                    tier.hasSync() ? "Synchronisation between " + tier.maxDevices() + " devices" : "No synchronisation";
            return List.of("Terminal and SSH", "AI with your own key", profiles, sync);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TerminalSubscription")
    record CurrentResponse(
            String planId, String status, @Nullable Instant currentPeriodEnd, boolean cancelAtPeriodEnd) {}
}
