package com.cybervpn.web.billing;

import com.cybervpn.application.billing.port.in.ListPlans;
import com.cybervpn.application.billing.port.in.ManagePlans;
import com.cybervpn.application.billing.port.in.ManagePlans.Outcome;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.billing.Plan;
import com.cybervpn.domain.billing.PlanId;
import com.cybervpn.domain.billing.PlanTerms;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The plans: for everybody to read, for admins to keep. */
@Controller("/api/v1/plans")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "plans")
class PlanController {
    private static final String MOST = "1000000000";
    private static final PlanId NONE = new PlanId(new UUID(0, 0));

    private final ListPlans listPlans;
    private final ManagePlans managePlans;

    PlanController(ListPlans listPlans, ManagePlans managePlans) {
        this.listPlans = listPlans;
        this.managePlans = managePlans;
    }

    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(
            operationId = "listPlans",
            summary = "Public plan list",
            description = "With an ETag. Admins also see the plans that are not on sale.",
            security = {})
    @ApiResponse(
            responseCode = "200",
            description = "success",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = PlanResponse.class))))
    @ApiResponse(responseCode = "304", description = "unchanged since the ETag that was sent")
    @Fails.TooManyRequests
    @Fails.BadGateway
    MutableHttpResponse<List<PlanResponse>> list(
            @Nullable Caller caller, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
        ListPlans.Catalogue catalogue = listPlans.list(caller);
        String tag = '"' + catalogue.revision() + '"';
        MutableHttpResponse<List<PlanResponse>> response = isKnown(known, tag)
                ? HttpResponse.notModified()
                : HttpResponse.ok(
                        catalogue.plans().stream().map(PlanResponse::of).toList());
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, "Authorization, Cookie");
    }

    @Post
    @Operation(operationId = "createPlan", summary = "Create a plan")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    PlanResponse create(Caller caller, @Body @Valid CreatePlanRequest body) {
        var draft = new ManagePlans.Draft(
                body.name(),
                body.price(),
                body.currency(),
                body.durationDays(),
                body.dataLimitGb(),
                body.maxDevices(),
                body.features(),
                !Boolean.FALSE.equals(body.isActive()));
        return saved(managePlans.create(caller, draft));
    }

    @Put("/{uuid}")
    @Operation(operationId = "updatePlan", summary = "Change a plan", description = "Members that are null stay.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    PlanResponse update(
            Caller caller, @PathVariable @Size(max = 255) String uuid, @Body @Valid UpdatePlanRequest body) {
        var change = new ManagePlans.Change(
                body.name(),
                body.price(),
                body.currency(),
                body.durationDays(),
                body.dataLimitGb(),
                body.maxDevices(),
                body.features(),
                body.isActive());
        return saved(managePlans.update(caller, id(uuid), change));
    }

    @Delete("/{uuid}")
    @Operation(
            operationId = "deletePlan",
            summary = "Delete a plan",
            description =
                    "One that was ever sold is archived: it can be bought and seen no more, and payments keep it.")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.NotFound
    @Fails.TooManyRequests
    @Fails.BadGateway
    PlanDeletionResponse delete(Caller caller, @PathVariable @Size(max = 255) String uuid) {
        return switch (managePlans.delete(caller, id(uuid))) {
            case Outcome.Deleted _ -> new PlanDeletionResponse("success", "Plan deleted");
            case Outcome.Archived _ -> new PlanDeletionResponse("success", "Plan archived: it was sold before");
            case Outcome other -> throw refusal(other);
        };
    }

    private static PlanResponse saved(Outcome outcome) {
        if (outcome instanceof Outcome.Saved(Plan plan)) return PlanResponse.of(plan);
        throw refusal(outcome);
    }

    private static ProblemException refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NoSuchPlan _ -> noSuchPlan();
            case Outcome.NameTaken _ -> ProblemException.of(HttpStatus.CONFLICT, "A plan of this name exists");
            case Outcome.BadPrice _ ->
                ProblemException.of(
                        HttpStatus.BAD_REQUEST, "Unknown currency, or a price finer than its smallest unit");
            case Outcome.Saved _, Outcome.Deleted _, Outcome.Archived _ -> throw new IllegalArgumentException();
        };
    }

    /** Names nothing when it is no UUID; the use case asks for the right first. */
    private static PlanId id(String text) {
        return PlanId.parse(text).orElse(NONE);
    }

    private static ProblemException noSuchPlan() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "Plan not found");
    }

    private static boolean isKnown(@Nullable String known, String tag) {
        return known != null
                && Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    @Serdeable
    @Schema(name = "PlanResponse")
    record PlanResponse(
            String uuid,
            String name,
            BigDecimal price,
            String currency,
            @JsonProperty("durationDays") int durationDays,
            @Nullable @JsonProperty("dataLimitGb") Integer dataLimitGb,
            @Nullable @JsonProperty("maxDevices") Integer maxDevices,
            @Nullable List<String> features,
            @JsonProperty("isActive") boolean isActive) {
        static PlanResponse of(Plan plan) {
            PlanTerms terms = plan.terms();
            return new PlanResponse(
                    plan.id().toString(),
                    terms.name(),
                    terms.price().toMajor(),
                    terms.price().currency().getCurrencyCode(),
                    terms.days(),
                    terms.dataLimitGb(),
                    terms.maxDevices(),
                    terms.features(),
                    terms.onSale());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CreatePlanRequest")
    record CreatePlanRequest(
            @NotBlank @Size(max = 100) String name,
            @NotNull @DecimalMin("0") @DecimalMax(MOST) BigDecimal price,
            @NotNull @Size(min = 3, max = 3) String currency,
            @NotNull @Min(1) @Max(3650) Integer durationDays,

            @Nullable @Min(0) @Max(1_000_000) @Schema(description = "null and 0 are unlimited")
            Integer dataLimitGb,

            @Nullable @Min(1) @Max(100) Integer maxDevices,
            @Nullable List<String> features,

            @Nullable @Schema(description = "true when left out")
            Boolean isActive) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "UpdatePlanRequest")
    record UpdatePlanRequest(
            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = ".*\\S.*")
            String name,

            @Nullable @DecimalMin("0") @DecimalMax(MOST) BigDecimal price,
            @Nullable @Size(min = 3, max = 3) String currency,
            @Nullable @Min(1) @Max(3650) Integer durationDays,

            @Nullable @Min(0) @Max(1_000_000) @Schema(description = "0 is unlimited")
            Integer dataLimitGb,

            @Nullable @Min(1) @Max(100) Integer maxDevices,
            @Nullable List<String> features,
            @Nullable Boolean isActive) {}

    @Serdeable
    @Schema(name = "PlanDeletionResponse")
    record PlanDeletionResponse(
            @Schema(description = "success") String status, String message) {}
}
