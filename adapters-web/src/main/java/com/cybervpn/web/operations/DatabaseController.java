package com.cybervpn.web.operations;

import com.cybervpn.application.operations.port.in.BackUpDatabase;
import com.cybervpn.application.operations.port.in.InspectDatabase;
import com.cybervpn.application.operations.port.in.MigrateDatabase;
import com.cybervpn.application.operations.port.in.ResetDatabase;
import com.cybervpn.application.operations.port.in.SeedDatabase;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.Backup;
import com.cybervpn.domain.operations.BackupName;
import com.cybervpn.domain.operations.DatabaseStatistics;
import com.cybervpn.domain.operations.DatabaseStatistics.TableStatistics;
import com.cybervpn.domain.operations.Revision;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.operations.SchemaState;
import com.cybervpn.domain.operations.SchemaTarget;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database as a whole, for administrators (T-DB). The roles are asked for here already, before a body is looked at. */
@Controller("/api/admin/database")
@Secured({"admin", "super_admin"})
@Tag(name = "Database")
@Fails.Unauthorized
@Fails.Forbidden
class DatabaseController {
    private final InspectDatabase inspect;
    private final MigrateDatabase migrate;
    private final SeedDatabase seed;
    private final BackUpDatabase backUp;
    private final ResetDatabase reset;

    DatabaseController(
            InspectDatabase inspect,
            MigrateDatabase migrate,
            SeedDatabase seed,
            BackUpDatabase backUp,
            ResetDatabase reset) {
        this.inspect = inspect;
        this.migrate = migrate;
        this.seed = seed;
        this.backUp = backUp;
        this.reset = reset;
    }

    @Get("/status")
    @Operation(operationId = "getDatabaseStatus", summary = "migration state")
    StatusResponse status(Caller caller) {
        return StatusResponse.of(inspect.schema(caller));
    }

    @Post("/migrate")
    @Operation(operationId = "runMigrations", summary = "run migrations")
    @Fails.BadRequest
    @Fails.Conflict
    @Fails.Invalid
    @Fails.ServerError
    MigrationResponse migrate(Caller caller, @Body @Valid MigrateRequest request) {
        return switch (migrate.migrate(caller, request.command())) {
            case MigrateDatabase.Outcome.Migrated(var steps, var backup) ->
                MigrationResponse.of(
                        steps.isEmpty()
                                ? "Nothing to do"
                                : "Migrated to " + steps.getLast().id(),
                        steps,
                        backup);
            case MigrateDatabase.Outcome.Planned(var steps) ->
                MigrationResponse.of("Dry run: nothing was changed", steps, null);
            case MigrateDatabase.Outcome.NoSuchRevision _ ->
                throw ProblemException.coded(HttpStatus.BAD_REQUEST, "unknown_revision", "No such revision");
            case MigrateDatabase.Outcome.NoWayBack _ ->
                throw ProblemException.coded(
                        HttpStatus.BAD_REQUEST,
                        "no_downgrade",
                        "Migrations only lead forward: restore a backup to get back");
            case MigrateDatabase.Outcome.BackupFailed _ -> throw backupFailed();
            case MigrateDatabase.Outcome.Failed(var backup) ->
                throw ProblemException.coded(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "migration_failed",
                        "Migration failed, the schema is as before" + (backup == null ? "" : "; the backup is kept"));
            case MigrateDatabase.Outcome.Busy _ -> throw AdministrativeProblems.busy();
        };
    }

    @Post("/seed")
    @Operation(operationId = "seedDatabase", summary = "insert generated rows")
    @Fails.BadRequest
    @Fails.Conflict
    @Fails.Invalid
    @Fails.ServerError
    SeedResponse seed(Caller caller, @Body @Valid SeedRequest request) {
        return switch (seed.seed(caller, request.command())) {
            case SeedDatabase.Outcome.Seeded(var created, var took) -> SeedResponse.of(created, took);
            case SeedDatabase.Outcome.NotHere(var stage) ->
                throw ProblemException.coded(HttpStatus.FORBIDDEN, "wrong_environment", "Not in " + stage.code());
            case SeedDatabase.Outcome.Busy _ -> throw AdministrativeProblems.busy();
        };
    }

    @Get("/stats")
    @Operation(operationId = "getDatabaseStats", summary = "row counters")
    StatsResponse stats(Caller caller) {
        return StatsResponse.of(inspect.statistics(caller));
    }

    @Post("/backup")
    @Operation(operationId = "createDatabaseBackup", summary = "dump to file")
    @Fails.BadRequest
    @Fails.Conflict
    @Fails.Invalid
    @Fails.ServerError
    BackupResponse backup(Caller caller, @Body @Valid @Nullable BackupRequest request) {
        var command = BackupRequest.command(request);
        return switch (backUp.backUp(caller, command)) {
            case BackUpDatabase.Outcome.BackedUp(var backup) -> BackupResponse.of(backup);
            case BackUpDatabase.Outcome.NameTaken _ ->
                throw ProblemException.coded(HttpStatus.CONFLICT, "backup_exists", "A backup of that name exists");
            case BackUpDatabase.Outcome.Failed _ -> throw backupFailed();
            case BackUpDatabase.Outcome.Busy _ -> throw AdministrativeProblems.busy();
        };
    }

    @Post("/reset")
    @Operation(operationId = "resetDatabase", summary = "drop and rebuild (dev/test only)")
    @Fails.BadRequest
    @Fails.Conflict
    @Fails.Invalid
    @Fails.ServerError
    ResetResponse reset(Caller caller, @Body @Valid ResetRequest request) {
        return switch (reset.reset(caller, request.command())) {
            case ResetDatabase.Outcome.WasReset(var backup) ->
                new ResetResponse(true, "Database was reset; sign in again", file(backup));
            case ResetDatabase.Outcome.NotConfirmed _ ->
                throw ProblemException.coded(
                        HttpStatus.BAD_REQUEST, "not_confirmed", "confirmation must be " + ResetDatabase.CONFIRMATION);
            case ResetDatabase.Outcome.NotHere(var stage) ->
                throw ProblemException.coded(HttpStatus.BAD_REQUEST, "wrong_environment", "Not in " + stage.code());
            case ResetDatabase.Outcome.BackupFailed _ -> throw backupFailed();
            case ResetDatabase.Outcome.Busy _ -> throw AdministrativeProblems.busy();
        };
    }

    private static ProblemException backupFailed() {
        return ProblemException.coded(
                HttpStatus.INTERNAL_SERVER_ERROR, "backup_failed", "The backup failed; nothing was changed");
    }

    private static @Nullable String file(@Nullable Backup backup) {
        return backup == null ? null : backup.file();
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DatabaseStatus")
    record StatusResponse(
            String currentRevision,
            String targetRevision,
            int pendingMigrations,
            boolean isUpToDate,
            @Nullable Instant lastMigrationDate,

            List<AppliedRevision> migrationHistory) {
        static StatusResponse of(SchemaState state) {
            return new StatusResponse(
                    id(state.current()),
                    id(state.head()),
                    state.pending().size(),
                    state.isUpToDate(),
                    state.lastAppliedAt().orElse(null),
                    state.applied().stream().map(AppliedRevision::of).toList());
        }

        private static String id(@Nullable Revision revision) {
            return revision == null ? "" : revision.id();
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "AppliedRevision")
    record AppliedRevision(
            String revision, String message, @Nullable Instant date) {
        static AppliedRevision of(Revision revision) {
            return new AppliedRevision(revision.id(), revision.message(), revision.appliedAt());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "MigrateRequest")
    record MigrateRequest(
            @Schema(type = "string", description = "head, +1 or the id of a revision", defaultValue = "head")
            @Size(min = 1, max = 50)
            @Nullable
            String target,

            @Schema(type = "boolean", defaultValue = "false") @Nullable
            Boolean dryRun,

            @Schema(type = "boolean", defaultValue = "false") @Nullable
            Boolean skipBackup,

            @Schema(type = "boolean", description = "go on although the backup failed", defaultValue = "false")
            @Nullable
            Boolean force) {
        MigrateDatabase.Command command() {
            return new MigrateDatabase.Command(
                    SchemaTarget.of(target == null ? "head" : target),
                    Boolean.TRUE.equals(dryRun),
                    Boolean.TRUE.equals(skipBackup),
                    Boolean.TRUE.equals(force));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "MigrationResponse")
    record MigrationResponse(
            boolean success,
            String message,
            List<String> migrationsApplied,
            @Nullable String backupCreated) {
        static MigrationResponse of(String message, List<Revision> steps, @Nullable Backup backup) {
            return new MigrationResponse(
                    true, message, steps.stream().map(Revision::id).toList(), file(backup));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SeedRequest")
    record SeedRequest(
            @Schema(type = "string", defaultValue = "all")
            @Pattern(regexp = "all|users|ssh|commands|sessions|sync")
            @Nullable
            String seedType,

            @Schema(type = "integer", description = "of each kind", defaultValue = "10")
            @Min(1)
            @Max(SeedDatabase.MOST)
            @Nullable
            Integer count,

            @Schema(type = "boolean", defaultValue = "false") @Nullable
            Boolean cleanFirst,

            @Schema(type = "boolean", defaultValue = "false") @Nullable
            Boolean useUpsert,

            @Schema(type = "string", defaultValue = "development")
            @Pattern(regexp = "development|testing|staging")
            @Nullable
            String environment) {
        SeedDatabase.Command command() {
            return new SeedDatabase.Command(
                    SeedDatabase.Type.valueOf((seedType == null ? "all" : seedType).toUpperCase(Locale.ROOT)),
                    count == null ? 10 : count,
                    Boolean.TRUE.equals(cleanFirst),
                    Boolean.TRUE.equals(useUpsert));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "SeedResponse")
    record SeedResponse(
            boolean success,
            String message,
            RecordsCreated recordsCreated,

            @Schema(description = "seconds") double executionTime) {
        static SeedResponse of(Map<SampleKind, Integer> created, Duration took) {
            int rows = created.values().stream().mapToInt(Integer::intValue).sum();
            return new SeedResponse(true, rows + " rows created", RecordsCreated.of(created), took.toMillis() / 1000.0);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "RecordsCreated")
    record RecordsCreated(int users, int sshProfiles, int sshKeys, int commands, int sessions, int syncData) {
        static RecordsCreated of(Map<SampleKind, Integer> created) {
            return new RecordsCreated(
                    created.getOrDefault(SampleKind.USERS, 0),
                    created.getOrDefault(SampleKind.SSH_PROFILES, 0),
                    created.getOrDefault(SampleKind.SSH_KEYS, 0),
                    created.getOrDefault(SampleKind.COMMANDS, 0),
                    created.getOrDefault(SampleKind.SESSIONS, 0),
                    created.getOrDefault(SampleKind.SYNC_DATA, 0));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "DatabaseStats")
    record StatsResponse(
            List<TableStats> tableStats,
            @Schema(example = "12 MB") String databaseSize,
            int totalTables,
            Instant lastUpdated) {
        static StatsResponse of(DatabaseStatistics statistics) {
            return new StatsResponse(
                    statistics.tables().stream().map(TableStats::of).toList(),
                    statistics.size().toString(),
                    statistics.tables().size(),
                    statistics.at());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TableStats")
    record TableStats(String tableName, long liveRows, long inserts, long updates, long deletes, long deadRows) {
        static TableStats of(TableStatistics table) {
            return new TableStats(
                    table.name(),
                    table.liveRows(),
                    table.inserts(),
                    table.updates(),
                    table.deletes(),
                    table.deadRows());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "BackupRequest")
    record BackupRequest(
            @Schema(description = "letters, digits, _, - and dots") @Nullable
            String backupName,

            @Schema(type = "boolean", defaultValue = "true") @Nullable
            Boolean includeData,

            @Schema(type = "boolean", defaultValue = "true") @Nullable
            Boolean compress) {
        static BackUpDatabase.Command command(@Nullable BackupRequest given) {
            var request = Optional.ofNullable(given);
            return new BackUpDatabase.Command(
                    request.map(BackupRequest::backupName)
                            .map(BackupRequest::name)
                            .orElse(null),
                    request.map(BackupRequest::includeData).orElse(true),
                    request.map(BackupRequest::compress).orElse(true));
        }

        private static BackupName name(String text) {
            if (!BackupName.isValid(text)) {
                throw ProblemException.invalid(
                        Violation.inBody("backup_name", "must be 1 to 64 of letters, digits, _, - and single dots"));
            }
            return new BackupName(text);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "BackupResponse")
    record BackupResponse(
            boolean success,
            String backupFile,
            @Schema(example = "12 MB") String fileSize,
            Instant createdAt) {
        static BackupResponse of(Backup backup) {
            return new BackupResponse(true, backup.file(), backup.size().toString(), backup.createdAt());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ResetRequest")
    record ResetRequest(
            @Schema(description = "RESET_DATABASE") @NotNull String confirmation,

            @Schema(type = "boolean", defaultValue = "true") @Nullable
            Boolean backupFirst,

            @Pattern(regexp = "development|testing") @Nullable
            String environment) {
        ResetDatabase.Command command() {
            return new ResetDatabase.Command(confirmation, !Boolean.FALSE.equals(backupFirst));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ResetResponse")
    record ResetResponse(
            boolean success, String message, @Nullable String backupCreated) {}
}
