package com.cybervpn.web.hosting;

import com.cybervpn.application.hosting.port.in.Customer;
import com.cybervpn.application.hosting.port.in.HostingAccount;
import com.cybervpn.application.hosting.port.in.ReadOwnHosting;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who the caller is, and what of the plan is in use (H-USR). */
@Controller("/api/user/me")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "hosting")
class HostingUserController {
    private final ReadOwnHosting readOwnHosting;

    HostingUserController(ReadOwnHosting readOwnHosting) {
        this.readOwnHosting = readOwnHosting;
    }

    @Get
    @Operation(operationId = "hostingMe", summary = "Own profile and quota")
    @Fails.NotFound
    UserResponse me(Caller caller) {
        return readOwnHosting
                .read(caller)
                .map(UserResponse::of)
                .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "User not found"));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "HostingUser")
    record UserResponse(
            String id,
            String email,
            @Nullable String fullName,
            @Nullable String companyName,
            boolean emailVerified,
            String plan,
            Instant createdAt,
            Instant updatedAt,
            QuotaResponse quota) {
        static UserResponse of(HostingAccount account) {
            Customer customer = account.customer();
            return new UserResponse(
                    customer.id().toString(),
                    customer.email(),
                    customer.fullName(),
                    customer.companyName(),
                    customer.emailVerified(),
                    account.quota().plan().code(),
                    customer.createdAt(),
                    customer.updatedAt(),
                    QuotaResponse.of(account.quota()));
        }
    }
}
