package com.cybervpn.application.operations.service;

import com.cybervpn.application.identity.port.in.SampleAccounts.Opened;
import com.cybervpn.application.identity.port.in.SampleAccounts.SampleAccount;
import com.cybervpn.application.operations.port.in.GenerateTestData;
import com.cybervpn.application.shared.ApplicationFailure.Forbidden;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.operations.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** {@link GenerateTestData}. */
public final class GenerateTestDataService implements GenerateTestData {
    private final AdministrativeDesk desk;
    private final Samples samples;
    private final Transactions transactions;
    private final Stage stage;

    public GenerateTestDataService(AdministrativeDesk desk, Samples samples, Transactions transactions, Stage stage) {
        this.desk = desk;
        this.samples = samples;
        this.transactions = transactions;
        this.stage = stage;
    }

    @Override
    public Outcome generate(Caller caller, Command command) {
        desk.admit(caller);
        if (!stage.isDisposable()) throw new Forbidden("Not in " + stage.code());
        return desk.alone(
                () -> transactions.inTransaction(() -> build(caller, command, Recipe.of(command))), Outcome.Busy::new);
    }

    private Outcome build(Caller caller, Command command, Recipe recipe) {
        Opened opened = samples.accounts().open(recipe.users());
        var owners = opened.accounts().stream().map(SampleAccount::id).toList();
        Map<SampleKind, Integer> created = new EnumMap<>(SampleKind.class);
        created.put(SampleKind.USERS, owners.size());
        created.putAll(samples.add(owners, recipe.rows(), false, recipe.span()));
        desk.record(
                caller,
                "test_data_generated",
                Map.of("scenario", command.scenario().name().toLowerCase(Locale.ROOT), "users", owners.size()));
        return new Outcome.Generated(created, opened.accounts(), opened.password());
    }

    /** How much of what a scenario is made of. */
    private record Recipe(int users, Map<SampleKind, Integer> rows, Duration span) {
        static Recipe of(Command command) {
            return switch (command.scenario()) {
                case USER_ONBOARDING -> of(command, 3, 0, 0, 0, 0);
                case SSH_WORKFLOW -> of(command, 2, 2, 1, 10, 0);
                case COMMAND_HISTORY -> of(command, 1, 1, 1, 200, 0);
                case SYNC_TESTING -> of(command, 1, 1, 0, 5, 6);
                case PERFORMANCE_TESTING -> of(command, 50, 5, 4, 5_000, 10);
            };
        }

        private static Recipe of(
                Command command, int users, int profilesEach, int sessionsEach, int commands, int syncEach) {
            int people = Objects.requireNonNullElse(command.userCount(), users);
            Map<SampleKind, Integer> rows = new EnumMap<>(SampleKind.class);
            int profiles = people * Objects.requireNonNullElse(command.profilesPerUser(), profilesEach);
            rows.put(SampleKind.SSH_KEYS, Math.min(people, profiles));
            rows.put(SampleKind.SSH_PROFILES, profiles);
            rows.put(SampleKind.SESSIONS, people * sessionsEach);
            rows.put(SampleKind.COMMANDS, Objects.requireNonNullElse(command.commandCount(), commands));
            rows.put(SampleKind.SYNC_DATA, people * syncEach);
            return new Recipe(
                    people, rows, Objects.requireNonNullElse(command.sessionDuration(), Duration.ofHours(24)));
        }
    }
}
