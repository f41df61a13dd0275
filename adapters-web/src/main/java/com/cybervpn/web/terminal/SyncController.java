package com.cybervpn.web.terminal;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.terminal.port.in.PullSync;
import com.cybervpn.application.terminal.port.in.PushSync;
import com.cybervpn.application.terminal.port.in.ReadSync;
import com.cybervpn.application.terminal.port.in.ResolveConflict;
import com.cybervpn.domain.terminal.sync.ConflictId;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Past;
import com.cybervpn.domain.terminal.sync.Resolution;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Synchronisation between the devices of one account (T-SYNC). */
@Controller("/api/sync")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "Sync")
@Fails.Unauthorized
@Fails.Forbidden
class SyncController {
    /** What a database and a log can take. */
    static final String PLAIN = "^[^\\p{Cntrl}]*$";

    private final PullSync pull;
    private final PushSync push;
    private final ResolveConflict resolve;
    private final ReadSync read;

    SyncController(PullSync pull, PushSync push, ResolveConflict resolve, ReadSync read) {
        this.pull = pull;
        this.push = push;
        this.resolve = resolve;
        this.read = read;
    }

    @Get("/data")
    @Operation(operationId = "getSyncData", summary = "pull")
    @Fails.BadRequest
    @Fails.Invalid
    @Fails.TooManyRequests
    PullResponse pull(
            Caller caller,
            @QueryValue("data_types")
                    @Schema(description = "repeated or separated by commas; all for every type")
                    @NotNull
                    @Size(min = 1, max = 50)
                    List<String> dataTypes,
            @QueryValue("device_id") @NotNull @Size(min = 1, max = 255) @Pattern(regexp = PLAIN) String deviceId,
            @QueryValue("device_name") @NotNull @Size(min = 1, max = 255) @Pattern(regexp = PLAIN) String deviceName,
            @QueryValue("last_sync_timestamp") @Schema(type = "string", format = "date-time") @Nullable
                    String lastSyncTimestamp,
            @QueryValue("include_deleted") @Schema(type = "boolean", defaultValue = "false") @Nullable
                    Boolean includeDeleted) {
        var pulled = pull.pull(
                caller,
                new PullSync.Command(
                        DataTypes.named(dataTypes),
                        deviceId,
                        deviceName,
                        SyncTimes.inQuery("last_sync_timestamp", lastSyncTimestamp),
                        Boolean.TRUE.equals(includeDeleted)));
        return PullResponse.of(pulled);
    }

    @Post("/data")
    @Operation(operationId = "uploadSyncData", summary = "push")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PushResponse.class)))
    @ApiResponse(
            responseCode = "409",
            description = "nothing but conflicts",
            content = @Content(schema = @Schema(implementation = ClashResponse.class)))
    @Fails.BadRequest
    @Fails.Invalid
    @Fails.TooManyRequests
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PushBody.Members.class)))
    HttpResponse<?> push(Caller caller, @Body Map<String, @Nullable Object> body) {
        return switch (push.push(caller, PushBody.command(body))) {
            case PushSync.Outcome.Pushed pushed -> HttpResponse.ok(PushResponse.of(pushed));
            case PushSync.Outcome.Clashed(var conflicts) ->
                HttpResponse.status(HttpStatus.CONFLICT)
                        .body(new ClashResponse(
                                "Sync conflicts detected",
                                conflicts.stream().map(ConflictResponse::of).toList()));
            case PushSync.Outcome.Malformed(var type) ->
                throw ProblemException.invalid(
                        Violation.inBody(type.code(), type.isMap() ? "must be an object" : "must be a list"));
            case PushSync.Outcome.TooManyItems(int most) ->
                throw ProblemException.coded(
                        HttpStatus.BAD_REQUEST, "too_many_items", "A push has at most " + most + " items");
            case PushSync.Outcome.ItemTooLarge(var type, int most) ->
                throw ProblemException.coded(
                        HttpStatus.BAD_REQUEST,
                        "item_too_large",
                        "An item of " + type.code() + " has at most " + most + " characters");
            case PushSync.Outcome.NoRoom(long most) ->
                throw ProblemException.coded(
                        HttpStatus.BAD_REQUEST, "storage_full", "An account keeps at most " + most + " items");
        };
    }

    @Get("/stats")
    @Operation(operationId = "getSyncStats", summary = "counters")
    StatsResponse stats(Caller caller) {
        return StatsResponse.of(read.stats(caller));
    }

    @Get("/conflicts")
    @Operation(operationId = "listSyncConflicts", summary = "unresolved conflicts")
    ConflictsResponse conflicts(Caller caller) {
        List<ConflictResponse> conflicts =
                read.conflicts(caller).stream().map(ConflictResponse::of).toList();
        return new ConflictsResponse(conflicts, conflicts.size());
    }

    @Post("/conflicts/{conflict_id}/resolve")
    @Operation(operationId = "resolveSyncConflict", summary = "settle one conflict")
    @Fails.BadRequest
    @Fails.NotFound
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    ResolveResponse resolve(
            Caller caller, @PathVariable("conflict_id") UUID conflictId, @Body @Valid ResolveRequest body) {
        var command = new ResolveConflict.Command(new ConflictId(conflictId), body.side(), body.resolvedData());
        return switch (resolve.resolve(caller, command)) {
            case ResolveConflict.Outcome.Resolved(var resolution, var state) ->
                new ResolveResponse("Conflict resolved", resolution.code(), ConflictResponse.members(state));
            case ResolveConflict.Outcome.NoSuchConflict _ ->
                throw ProblemException.of(HttpStatus.NOT_FOUND, "Conflict not found");
            case ResolveConflict.Outcome.AlreadyResolved _ ->
                throw ProblemException.coded(HttpStatus.CONFLICT, "already_resolved", "Conflict is resolved already");
            case ResolveConflict.Outcome.Impossible _ ->
                throw ProblemException.coded(
                        HttpStatus.BAD_REQUEST,
                        "unmergeable",
                        "This cannot be resolved so: take a side, or send resolved_data of the same item");
        };
    }

    @Get("/history")
    @Operation(operationId = "getSyncHistory", summary = "former versions of one item, and changes that lost")
    @Fails.BadRequest
    List<PastResponse> history(
            Caller caller,
            @QueryValue("data_type") @NotNull String dataType,
            @QueryValue @Schema(description = "the id of a profile or session, the key of a setting") @Nullable
                    String id,
            @QueryValue @Schema(description = "the name of a profile or session without an id") @Nullable String name) {
        ItemKey key = PushBody.key(DataTypes.named("data_type", dataType), id, name);
        return read.history(caller, key).stream().map(PastResponse::of).toList();
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SyncPull")
    record PullResponse(
            Map<String, List<Map<String, @Nullable Object>>> data,
            Instant syncTimestamp,
            int totalItems,
            List<ConflictResponse> conflicts,
            int deviceCount,

            @Schema(
                    description = "of the first conflict: version_mismatch, concurrent_modification, data_corruption or"
                            + " schema_mismatch")
            @Nullable
            String conflictType) {
        static PullResponse of(PullSync.Pulled pulled) {
            Map<String, List<Map<String, @Nullable Object>>> data = new LinkedHashMap<>();
            pulled.items()
                    .forEach((type, items) -> data.put(
                            type.code(),
                            items.stream().map(PullResponse::members).toList()));
            return new PullResponse(
                    data,
                    pulled.at(),
                    data.values().stream().mapToInt(List::size).sum(),
                    pulled.conflicts().stream().map(ConflictResponse::of).toList(),
                    pulled.devices(),
                    pulled.conflicts().stream()
                            .findFirst()
                            .map(view -> view.conflict().kind().code())
                            .orElse(null));
        }

        private static Map<String, @Nullable Object> members(Item item) {
            Map<String, @Nullable Object> members =
                    new LinkedHashMap<>(item.state().document().members());
            members.put("version", item.version());
            members.put("modified_at", item.modifiedAt().toString());
            members.put("is_deleted", item.state().deleted());
            return members;
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SyncPush")
    record PushResponse(
            String message,
            Instant timestamp,
            List<ConflictResponse> conflictsDetected,

            @Schema(description = "what was left out because it must not be kept, as paths")
            List<String> dropped) {
        static PushResponse of(PushSync.Outcome.Pushed pushed) {
            return new PushResponse(
                    "Sync data uploaded successfully",
                    pushed.at(),
                    pushed.conflicts().stream().map(ConflictResponse::of).toList(),
                    pushed.dropped().stream().sorted().toList());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SyncClash")
    record ClashResponse(String message, List<ConflictResponse> conflicts) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SyncStats")
    record StatsResponse(
            long totalSyncs,
            long successfulSyncs,
            long failedSyncs,
            @Nullable Instant lastSync,
            int activeDevices,
            long totalConflicts,
            long resolvedConflicts) {
        static StatsResponse of(ReadSync.Stats stats) {
            var ledger = stats.ledger();
            return new StatsResponse(
                    ledger.succeeded() + ledger.failed(),
                    ledger.succeeded(),
                    ledger.failed(),
                    ledger.lastSync(),
                    stats.activeDevices(),
                    ledger.conflicts(),
                    ledger.resolved());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SyncConflicts")
    record ConflictsResponse(List<ConflictResponse> conflicts, int total) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SyncResolveInput")
    record ResolveRequest(
            @NotNull
            @Schema(
                    type = "string",
                    allowableValues = {"local", "remote", "merge"})
            String resolution,

            @Schema(description = "what both sides are to become; only with merge") @Nullable
            Map<String, @Nullable Object> resolvedData) {
        Resolution side() {
            return Resolution.ofCode(resolution)
                    .orElseThrow(() ->
                            ProblemException.invalid(Violation.inBody("resolution", "must be local, remote or merge")));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SyncResolution")
    record ResolveResponse(String message, String resolutionMethod, Map<String, @Nullable Object> finalData) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SyncPast")
    record PastResponse(
            @Schema(description = "null for a change that lost against a newer one") @Nullable
            Long version,

            Map<String, @Nullable Object> data,
            Instant modifiedAt,
            @Nullable String deviceId,
            Instant replacedAt) {
        static PastResponse of(Past past) {
            return new PastResponse(
                    past.version(),
                    ConflictResponse.members(past.state()),
                    past.modifiedAt(),
                    past.device(),
                    past.at());
        }
    }
}
