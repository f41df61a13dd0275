package com.cybervpn.web.billing;

import com.cybervpn.application.billing.port.in.OwnTrial;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Trial;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The caller's one trial (R-910..R-912). */
@Controller("/api/v1/trial")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "trial")
class TrialController {
    private final OwnTrial trial;

    TrialController(OwnTrial trial) {
        this.trial = trial;
    }

    @Get("/status")
    @Operation(operationId = "getTrialStatus", summary = "Own trial")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    TrialStatusResponse status(Caller caller) {
        return TrialStatusResponse.of(trial.status(caller));
    }

    @Post("/activate")
    @Operation(operationId = "activateTrial", summary = "Start the one-time trial")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    TrialActivateResponse activate(Caller caller) {
        return trial.activate(caller)
                .map(started -> new TrialActivateResponse(true, started.endsAt(), "Your trial has started"))
                .orElseThrow(() -> ProblemException.of(HttpStatus.BAD_REQUEST, "The trial was used already"));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TrialStatusResponse")
    record TrialStatusResponse(
            boolean isTrialActive,
            @Nullable Instant trialStart,
            @Nullable Instant trialEnd,
            @Schema(minimum = "0") int daysRemaining,
            boolean isEligible,
            boolean trialUsed) {
        static TrialStatusResponse of(OwnTrial.Status status) {
            Trial trial = status.trial();
            if (trial == null) return new TrialStatusResponse(false, null, null, 0, true, false);
            return new TrialStatusResponse(
                    trial.isRunning(status.at()),
                    trial.startedAt(),
                    trial.endsAt(),
                    trial.daysRemaining(status.at()),
                    false,
                    true);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TrialActivateResponse")
    record TrialActivateResponse(boolean activated, Instant trialEnd, String message) {}
}
