package com.cybervpn.web.operations;

import com.cybervpn.application.operations.port.in.ListAuditEntries;
import com.cybervpn.application.operations.port.in.ListAuditEntries.Filter;
import com.cybervpn.application.operations.port.in.VerifyAuditTrail;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.AuditChainState;
import com.cybervpn.domain.operations.AuditChainState.Broken;
import com.cybervpn.domain.operations.AuditChainState.Intact;
import com.cybervpn.domain.operations.AuditEntry;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of who did what, and the proof that nobody changed it. */
@Controller("/api/v1/admin/audit-log")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "admin")
class AuditLogController {
    private final ListAuditEntries listEntries;
    private final VerifyAuditTrail verifyTrail;

    AuditLogController(ListAuditEntries listEntries, VerifyAuditTrail verifyTrail) {
        this.listEntries = listEntries;
        this.verifyTrail = verifyTrail;
    }

    @Get
    @Operation(operationId = "getAuditLog", summary = "Audit log, newest first")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    List<AuditLogResponse> list(
            Caller caller,
            @QueryValue(value = "page", defaultValue = "1") @Min(1) int page,
            @QueryValue(value = "page_size", defaultValue = "20") @Min(1) @Max(100) int pageSize,
            @QueryValue("admin_id") @Nullable UUID adminId,
            @QueryValue("action") @Nullable @Size(max = 100) String action,
            @QueryValue("entity_type") @Nullable @Size(max = 50) String entityType,
            @QueryValue("entity_id") @Nullable @Size(max = 255) String entityId) {
        AccountId actor = adminId == null ? null : new AccountId(adminId);
        int offset = (int) Math.min(Integer.MAX_VALUE, (page - 1L) * pageSize);
        return listEntries.list(caller, new Filter(actor, action, entityType, entityId), offset, pageSize).stream()
                .map(AuditLogResponse::of)
                .toList();
    }

    @Get("/verification")
    @Operation(
            operationId = "verifyAuditLog",
            summary = "Checks that no audit entry was changed, removed or added past us")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    AuditVerificationResponse verify(Caller caller) {
        return AuditVerificationResponse.of(verifyTrail.verify(caller));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AuditLogResponse")
    record AuditLogResponse(
            UUID id,
            @Nullable UUID adminId,
            @Schema(maxLength = 100) String action,
            @Nullable @Schema(maxLength = 50) String entityType,
            @Nullable @Schema(maxLength = 255) String entityId,
            @Nullable Map<String, ? extends @Nullable Object> oldValue,
            @Nullable Map<String, ? extends @Nullable Object> newValue,
            @Nullable @Schema(maxLength = 45) String ipAddress,
            @Nullable String userAgent,
            Instant createdAt) {

        static AuditLogResponse of(AuditEntry entry) {
            return new AuditLogResponse(
                    entry.id(),
                    Optional.ofNullable(entry.actor()).map(AccountId::value).orElse(null),
                    entry.action(),
                    entry.entityType(),
                    entry.entityId(),
                    entry.oldValue(),
                    entry.newValue(),
                    entry.ipAddress(),
                    entry.userAgent(),
                    entry.at());
        }
    }

    /**
     * Whether the chain of entries holds.
     *
     * @param entries how many were checked; null when it does not hold
     * @param brokenAt the place in the chain, counted from 1, where it stops to hold
     * @param fault {@code gap}, {@code changed}, {@code not_linked} or {@code wrong_end}
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AuditVerificationResponse")
    record AuditVerificationResponse(
            boolean intact,
            @Nullable Long entries,
            @Nullable Long brokenAt,

            @Nullable String fault) {

        static AuditVerificationResponse of(AuditChainState state) {
            return switch (state) {
                case Intact(long entries) -> new AuditVerificationResponse(true, entries, null, null);
                case Broken(long number, var fault) ->
                    new AuditVerificationResponse(
                            false, null, number, fault.name().toLowerCase(Locale.ROOT));
            };
        }
    }
}
