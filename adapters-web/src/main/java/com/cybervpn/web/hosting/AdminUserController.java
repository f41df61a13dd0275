package com.cybervpn.web.hosting;

import com.cybervpn.application.hosting.port.in.AdministerHostingUsers;
import com.cybervpn.application.hosting.port.in.Customer;
import com.cybervpn.application.hosting.port.in.HostingAccount;
import com.cybervpn.application.hosting.port.in.Paging;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people who host, for administrators (H-ADM-2, H-ADM-3). */
@Controller("/admin/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "hosting administration")
@Fails.Forbidden
class AdminUserController {
    private final AdministerHostingUsers administer;

    AdminUserController(AdministerHostingUsers administer) {
        this.administer = administer;
    }

    @Get
    @Operation(operationId = "hostingAdminListUsers", summary = "A page of users")
    UsersResponse list(
            Caller caller,
            @QueryValue @Schema(type = "integer", defaultValue = "50") @Nullable Integer limit,
            @QueryValue @Schema(type = "integer", defaultValue = "0") @Nullable Integer offset,
            @QueryValue @Schema(description = "part of the e-mail address, in any case") @Nullable String search) {
        var page = administer.list(caller, Paging.of(limit, offset), search == null ? "" : search);
        return new UsersResponse(
                page.accounts().stream().map(AdminUserResponse::of).toList(),
                page.total(),
                page.paging().limit(),
                page.paging().offset());
    }

    @Get("/{id}")
    @Operation(operationId = "hostingAdminGetUser", summary = "One user")
    @Fails.NotFound
    AdminUserResponse get(Caller caller, UUID id) {
        return administer
                .find(caller, new AccountId(id))
                .map(AdminUserResponse::of)
                .orElseThrow(AdminUserController::noSuchUser);
    }

    @Patch("/{id}/plan")
    @Operation(operationId = "hostingAdminSetPlan", summary = "Give a user another plan")
    @Fails.BadRequest
    @Fails.NotFound
    PlanChangeResponse plan(Caller caller, UUID id, @Body @Valid PlanRequest request) {
        return switch (administer.assignPlan(caller, new AccountId(id), request.plan())) {
            case AdministerHostingUsers.PlanOutcome.Assigned(var account) -> PlanChangeResponse.of(account);
            case AdministerHostingUsers.PlanOutcome.NoSuchPlan _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "plan must be free, starter, builder or pro");
            case AdministerHostingUsers.PlanOutcome.NoSuchUser _ -> throw noSuchUser();
        };
    }

    private static ProblemException noSuchUser() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "User not found");
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingPlanInput")
    record PlanRequest(
            @NotBlank
            @Schema(
                    type = "string",
                    allowableValues = {"free", "starter", "builder", "pro"})
            String plan) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingAdminUsers")
    record UsersResponse(List<AdminUserResponse> users, long total, int limit, int offset) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingPlanChange")
    record PlanChangeResponse(String message, String userId, String plan, AdminUserResponse user, QuotaResponse quota) {
        static PlanChangeResponse of(HostingAccount account) {
            return new PlanChangeResponse(
                    "Plan updated",
                    account.customer().id().toString(),
                    account.quota().plan().code(),
                    AdminUserResponse.of(account),
                    QuotaResponse.of(account.quota()));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingAdminUser")
    record AdminUserResponse(
            String id,
            String email,
            @Nullable String fullName,
            @Nullable String companyName,
            boolean emailVerified,
            String plan,
            boolean isAdmin,
            Instant createdAt,
            Instant updatedAt,
            QuotaResponse quota) {
        static AdminUserResponse of(HostingAccount account) {
            Customer customer = account.customer();
            return new AdminUserResponse(
                    customer.id().toString(),
                    customer.email(),
                    customer.fullName(),
                    customer.companyName(),
                    customer.emailVerified(),
                    account.quota().plan().code(),
                    customer.administrator(),
                    customer.createdAt(),
                    customer.updatedAt(),
                    QuotaResponse.of(account.quota()));
        }
    }
}
