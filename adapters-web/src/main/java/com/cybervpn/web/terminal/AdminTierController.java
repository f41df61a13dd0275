package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.AdministerTiers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.GrantedTier;
import com.cybervpn.domain.terminal.Tier;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
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
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which tier of the terminal somebody has, for administrators. */
@Controller("/api/admin/users/{user_id}/tier")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Subscription")
@Fails.Unauthorized
@Fails.Forbidden
@Fails.NotFound
class AdminTierController {
    private final AdministerTiers tiers;

    AdminTierController(AdministerTiers tiers) {
        this.tiers = tiers;
    }

    @Get
    @Operation(operationId = "getUserTier", summary = "a user's tier")
    TierResponse read(Caller caller, @PathVariable("user_id") UUID userId) {
        return response(tiers.read(caller, new AccountId(userId)));
    }

    @Put
    @Operation(operationId = "setUserTier", summary = "give a user a tier")
    @Fails.BadRequest
    TierResponse assign(Caller caller, @PathVariable("user_id") UUID userId, @Body @Valid TierRequest body) {
        return response(tiers.assign(caller, new AccountId(userId), body.granted()));
    }

    private static TierResponse response(AdministerTiers.Outcome outcome) {
        return switch (outcome) {
            case AdministerTiers.Outcome.Found(var account, var current) ->
                new TierResponse(account.value(), current.tier().code(), current.until());
            case AdministerTiers.Outcome.NoSuchUser _ ->
                throw ProblemException.of(HttpStatus.NOT_FOUND, "User not found");
        };
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TerminalTierInput")
    record TierRequest(
            @NotNull
            @Schema(
                    type = "string",
                    allowableValues = {"free", "pro", "team", "enterprise"})
            String tier,

            @Schema(description = "first instant without it; absent or null when it does not end") @Nullable
            Instant until) {
        GrantedTier granted() {
            return Tier.ofCode(tier)
                    .map(known -> new GrantedTier(known, until))
                    .orElseThrow(() -> ProblemException.invalid(
                            Violation.inBody("tier", "must be free, pro, team or enterprise")));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TerminalTier")
    record TierResponse(
            UUID userId,

            @Schema(
                    type = "string",
                    allowableValues = {"free", "pro", "team", "enterprise"})
            String tier,

            @Nullable Instant until) {}
}
