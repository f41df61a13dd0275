package com.cybervpn.web.operations;

import com.cybervpn.application.identity.port.in.SampleAccounts.SampleAccount;
import com.cybervpn.application.operations.port.in.CleanUpTestData;
import com.cybervpn.application.operations.port.in.GenerateTestData;
import com.cybervpn.application.operations.port.in.GenerateTestData.Scenario;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starting points for tests, and their removal; in development and testing only (T-DEV). */
@Controller("/api/dev")
@Secured({"admin", "super_admin"})
@Tag(name = "Development")
@Fails.Unauthorized
@Fails.Forbidden
class TestDataController {
    private final GenerateTestData generate;
    private final CleanUpTestData cleanUp;

    TestDataController(GenerateTestData generate, CleanUpTestData cleanUp) {
        this.generate = generate;
        this.cleanUp = cleanUp;
    }

    @Post("/test-data/generate")
    @Operation(operationId = "generateTestData", summary = "build a scenario")
    @Fails.BadRequest
    @Fails.Conflict
    @Fails.Invalid
    GeneratedResponse generate(Caller caller, @Body @Valid GenerateRequest request) {
        return switch (generate.generate(caller, request.command())) {
            case GenerateTestData.Outcome.Generated(var created, var users, var password) ->
                GeneratedResponse.of(request.scenario(), created, users, password);
            case GenerateTestData.Outcome.Busy _ -> throw AdministrativeProblems.busy();
        };
    }

    @Post("/cleanup")
    @Operation(operationId = "cleanupTestData", summary = "remove test rows")
    @Fails.BadRequest
    @Fails.Conflict
    @Fails.Invalid
    CleanupResponse cleanUp(Caller caller, @Body @Valid @Nullable CleanupRequest request) {
        return switch (cleanUp.cleanUp(caller, CleanupRequest.command(request))) {
            case CleanUpTestData.Outcome.CleanedUp(var removed) -> CleanupResponse.of(removed);
            case CleanUpTestData.Outcome.Busy _ -> throw AdministrativeProblems.busy();
        };
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "GenerateTestDataRequest")
    record GenerateRequest(
            @NotNull @Pattern(regexp = "user_onboarding|ssh_workflow|command_history|sync_testing|performance_testing")
            String scenario,

            @Valid @Nullable ScenarioParameters parameters) {
        GenerateTestData.Command command() {
            var given = Optional.ofNullable(parameters);
            return new GenerateTestData.Command(
                    Scenario.valueOf(scenario.toUpperCase(Locale.ROOT)),
                    given.map(ScenarioParameters::userCount).orElse(null),
                    given.map(ScenarioParameters::commandCount).orElse(null),
                    given.map(ScenarioParameters::sessionDurationHours)
                            .map(Duration::ofHours)
                            .orElse(null),
                    given.map(ScenarioParameters::sshProfilesPerUser).orElse(null));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "ScenarioParameters")
    record ScenarioParameters(
            @Min(1) @Max(1_000) @Nullable Integer userCount,

            @Schema(description = "of all users together") @Min(0) @Max(100_000) @Nullable
            Integer commandCount,

            @Schema(description = "how far back the activity reaches") @Min(1) @Max(8_760) @Nullable
            Integer sessionDurationHours,

            @Min(0) @Max(100) @Nullable Integer sshProfilesPerUser) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "GeneratedTestData")
    record GeneratedResponse(
            boolean success, String scenario, Map<String, Integer> dataCreated, List<TestUser> testUsers) {
        static GeneratedResponse of(
                String scenario, Map<SampleKind, Integer> created, List<SampleAccount> users, Secret password) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            created.forEach((kind, count) -> counts.put(kind.code(), count));
            return new GeneratedResponse(
                    true,
                    scenario,
                    counts,
                    users.stream()
                            .map(user -> new TestUser(
                                    user.email().value(),
                                    password.reveal(),
                                    user.id().toString()))
                            .toList());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "TestUser")
    record TestUser(String email, String password, String userId) {
        @Override
        public String toString() {
            return "TestUser[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CleanupRequest")
    record CleanupRequest(
            @Schema(type = "integer", description = "zero: all", defaultValue = "24") @Min(0) @Max(1_000_000) @Nullable
            Integer olderThanHours,

            @Schema(type = "boolean", defaultValue = "true") @Nullable
            Boolean includeTestUsers,

            @Schema(description = "absent: all kinds") @Nullable
            List<@NotNull @Pattern(regexp = "users|commands|sessions|ssh_profiles") String> dataTypes) {
        static CleanUpTestData.Command command(@Nullable CleanupRequest given) {
            var request = Optional.ofNullable(given);
            Set<SampleKind> kinds = request.map(CleanupRequest::dataTypes)
                    .map(CleanupRequest::kinds)
                    .orElseGet(() -> EnumSet.allOf(SampleKind.class));
            if (!request.map(CleanupRequest::includeTestUsers).orElse(true)) kinds.remove(SampleKind.USERS);
            return new CleanUpTestData.Command(
                    Duration.ofHours(request.map(CleanupRequest::olderThanHours).orElse(24)), kinds);
        }

        private static Set<SampleKind> kinds(List<String> names) {
            Set<SampleKind> kinds = EnumSet.noneOf(SampleKind.class);
            names.forEach(name -> kinds.add(SampleKind.valueOf(name.toUpperCase(Locale.ROOT))));
            return kinds;
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CleanupResponse")
    record CleanupResponse(boolean success, CleanedRecords cleanedRecords) {
        static CleanupResponse of(Map<SampleKind, Integer> removed) {
            return new CleanupResponse(
                    true,
                    new CleanedRecords(
                            removed.getOrDefault(SampleKind.USERS, 0),
                            removed.getOrDefault(SampleKind.COMMANDS, 0),
                            removed.getOrDefault(SampleKind.SESSIONS, 0),
                            removed.getOrDefault(SampleKind.SSH_PROFILES, 0)));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CleanedRecords")
    record CleanedRecords(int users, int commands, int sessions, int sshProfiles) {}
}
