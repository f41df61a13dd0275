package com.cybervpn.web.billing;

import com.cybervpn.application.billing.port.in.OwnReferrals;
import com.cybervpn.application.billing.port.in.UseReferralCode;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The caller's part in the referral programme (R-900..R-902). */
@Controller("/api/v1/referral")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "referral")
class ReferralController {
    private final OwnReferrals referrals;
    private final UseReferralCode useCode;
    private final ReferralConfig config;

    ReferralController(OwnReferrals referrals, UseReferralCode useCode, ReferralConfig config) {
        this.referrals = referrals;
        this.useCode = useCode;
        this.config = config;
    }

    @Get("/status")
    @Operation(operationId = "getReferralStatus", summary = "Referral summary of the caller")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    ReferralStatusResponse status(Caller caller) {
        OwnReferrals.Summary summary = referrals.summary(caller);
        return new ReferralStatusResponse(
                summary.code().value(),
                summary.programmeRuns(),
                summary.total(),
                summary.balance().toMajor(),
                summary.programmeRuns(),
                summary.rate());
    }

    @Get("/code")
    @Operation(operationId = "getReferralCode", summary = "Own referral code", description = "Always the same.")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    ReferralCodeResponse code(Caller caller) {
        String code = referrals.code(caller).value();
        return new ReferralCodeResponse(code, config.linkOf(code), code);
    }

    @Get("/stats")
    @Operation(operationId = "getReferralStats", summary = "Own referral numbers")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    ReferralStatsResponse stats(Caller caller) {
        OwnReferrals.Summary summary = referrals.summary(caller);
        return new ReferralStatsResponse(
                summary.total(),
                summary.active(),
                summary.expired(),
                summary.earned().toMajor(),
                summary.total(),
                summary.rate());
    }

    @Get("/recent")
    @Operation(operationId = "getRecentReferrals", summary = "Latest referrals")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    List<ReferralEntry> recent(
            Caller caller, @QueryValue(value = "limit", defaultValue = "10") @Min(1) @Max(50) int limit) {
        return referrals.latest(caller, limit).stream().map(ReferralEntry::of).toList();
    }

    @Post("/use")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "useReferralCode",
            summary = "Say who brought you",
            description = "Once, and before the first payment.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    void use(Caller caller, @Body @Valid UseReferralCodeRequest body) {
        switch (useCode.use(caller, body.code())) {
            case ACCEPTED -> {}
            case NO_SUCH_CODE -> throw ProblemException.of(HttpStatus.NOT_FOUND, "No such code");
            case OWN_CODE -> throw ProblemException.of(HttpStatus.BAD_REQUEST, "This is your own code");
            case ALREADY_BROUGHT -> throw ProblemException.of(HttpStatus.CONFLICT, "A code was used before");
            case TOO_LATE -> throw ProblemException.of(HttpStatus.BAD_REQUEST, "You have paid before");
            case OFF -> throw ProblemException.of(HttpStatus.BAD_REQUEST, "The referral programme does not run");
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ReferralStatusResponse")
    record ReferralStatusResponse(
            String referralCode,
            boolean isActive,
            @Schema(minimum = "0") int totalReferrals,
            @Schema(minimum = "0") BigDecimal rewardBalance,
            boolean enabled,
            BigDecimal commissionRate) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ReferralCodeResponse")
    record ReferralCodeResponse(
            String code, @Schema(format = "uri") String shareUrl, String referralCode) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ReferralStatsResponse")
    record ReferralStatsResponse(
            int total,
            int active,
            int expired,
            @Schema(minimum = "0") BigDecimal totalEarned,
            int totalReferrals,
            BigDecimal commissionRate) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ReferralEntry")
    record ReferralEntry(
            String referralId,

            @Schema(description = "first letter, three asterisks, @domain")
            String referredEmail,

            Standing status,
            BigDecimal earned,
            Instant createdAt,
            UUID id,
            UUID referredUserId,
            BigDecimal commissionAmount,
            BigDecimal baseAmount,
            BigDecimal commissionRate) {
        static ReferralEntry of(OwnReferrals.Entry entry) {
            UUID referred = entry.referred().value();
            BigDecimal earned = entry.earned().toMajor();
            return new ReferralEntry(
                    referred.toString(),
                    entry.maskedEmail(),
                    entry.expired() ? Standing.expired : Standing.active,
                    earned,
                    entry.at(),
                    referred,
                    referred,
                    earned,
                    entry.base().toMajor(),
                    entry.rate());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UseReferralCodeRequest")
    record UseReferralCodeRequest(@NotBlank @Size(max = 20) String code) {}

    /** Whether the access of who was brought has ended. */
    @Schema(name = "ReferralStanding")
    enum Standing {
        active,
        expired
    }
}
