package com.cybervpn.application.operations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.identity.IdentityFixture;
import com.cybervpn.application.identity.InMemorySampleAccounts;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.service.KeepAdministratorService;
import com.cybervpn.application.identity.service.SampleAccountsService;
import com.cybervpn.application.operations.InMemoryBackups;
import com.cybervpn.application.operations.InMemorySampleRows;
import com.cybervpn.application.operations.InMemorySchemaHistory;
import com.cybervpn.application.operations.port.in.BackUpDatabase;
import com.cybervpn.application.operations.port.in.CleanUpTestData;
import com.cybervpn.application.operations.port.in.GenerateTestData;
import com.cybervpn.application.operations.port.in.MigrateDatabase;
import com.cybervpn.application.operations.port.in.ResetDatabase;
import com.cybervpn.application.operations.port.in.SeedDatabase;
import com.cybervpn.application.operations.port.in.SeedDatabase.Type;
import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.application.operations.port.out.SoleJob;
import com.cybervpn.application.shared.ApplicationFailure.Forbidden;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.operations.BackupName;
import com.cybervpn.domain.operations.Revision;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.operations.SchemaTarget;
import com.cybervpn.domain.operations.Stage;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.shared.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of T-DB and T-DEV, over fakes. */
class DatabaseAdministrationTest {
    private final IdentityFixture identity = new IdentityFixture();
    private final InMemorySampleAccounts store = new InMemorySampleAccounts(identity.accounts, identity.sessions);
    private final SampleAccountsService sampleAccounts = new SampleAccountsService(
            store, identity.hasher, identity.randomness, identity.ending, identity.ids, identity.clock);
    private final Map<SampleKind, InMemorySampleRows> rows = Map.of(
            SampleKind.SSH_KEYS, new InMemorySampleRows(SampleKind.SSH_KEYS),
            SampleKind.SSH_PROFILES, new InMemorySampleRows(SampleKind.SSH_PROFILES),
            SampleKind.COMMANDS, new InMemorySampleRows(SampleKind.COMMANDS));
    private final InMemoryBackups backups = new InMemoryBackups();
    private final InMemorySchemaHistory schema = new InMemorySchemaHistory(this::forgetAll);
    private final OneAtATime soleJob = new OneAtATime();
    private final AdministrativeDesk desk = new AdministrativeDesk(soleJob, identity.audit);
    private final Samples samples = new Samples(sampleAccounts, List.copyOf(rows.values()), identity.clock);
    private final Account admin = account("admin", Role.SUPER_ADMIN);
    private final Caller caller = caller(admin);

    @Nested
    class Migrating {
        private final MigrateDatabase migrate = new MigrateDatabaseService(desk, schema, backups);

        Migrating() {
            schema.add("100", true);
            schema.add("200", true);
            schema.add("150", false);
            schema.add("300", false);
        }

        @Test
        void bringsTheSchemaToItsHeadAfterABackup() {
            var outcome = (MigrateDatabase.Outcome.Migrated) migrate.migrate(caller, to("head"));

            assertThat(outcome.applied()).extracting(Revision::id).containsExactly("150", "300");
            assertThat(outcome.backup()).isNotNull();
            assertThat(schema.read().isUpToDate()).isTrue();
            assertThat(identity.audit.actions()).contains("database_migrated");
        }

        @Test
        void goesOneStepOrUpToAKnownOne() {
            var one = (MigrateDatabase.Outcome.Migrated) migrate.migrate(caller, to("+1"));
            var other = (MigrateDatabase.Outcome.Migrated) migrate.migrate(caller, to("300"));

            assertThat(one.applied()).extracting(Revision::id).containsExactly("150");
            assertThat(other.applied()).extracting(Revision::id).containsExactly("300");
            assertThat(migrate.migrate(caller, to("300")))
                    .isInstanceOfSatisfying(
                            MigrateDatabase.Outcome.Migrated.class,
                            again -> assertThat(again.applied()).isEmpty());
        }

        @Test
        void onlyTellsWhatADryRunWouldDo() {
            var command = new MigrateDatabase.Command(new SchemaTarget.Head(), true, false, false);

            assertThat(migrate.migrate(caller, command))
                    .isInstanceOfSatisfying(
                            MigrateDatabase.Outcome.Planned.class,
                            plan -> assertThat(plan.steps()).hasSize(2));
            assertThat(schema.read().pending()).hasSize(2);
            assertThat(backups.written()).isEmpty();
        }

        @Test
        void neverGoesBackAndNowhereUnknown() {
            assertThat(migrate.migrate(caller, to("-1"))).isInstanceOf(MigrateDatabase.Outcome.NoWayBack.class);
            assertThat(migrate.migrate(caller, to("100"))).isInstanceOf(MigrateDatabase.Outcome.NoWayBack.class);
            assertThat(migrate.migrate(caller, to("999"))).isInstanceOf(MigrateDatabase.Outcome.NoSuchRevision.class);
            assertThat(backups.written()).isEmpty();
        }

        @Test
        void stopsWhereTheBackupFailsUnlessForced() {
            backups.breakDown();

            assertThat(migrate.migrate(caller, to("head"))).isInstanceOf(MigrateDatabase.Outcome.BackupFailed.class);
            assertThat(schema.read().pending()).hasSize(2);

            var forced = new MigrateDatabase.Command(new SchemaTarget.Head(), false, false, true);
            assertThat(migrate.migrate(caller, forced))
                    .isInstanceOfSatisfying(
                            MigrateDatabase.Outcome.Migrated.class,
                            done -> assertThat(done.backup()).isNull());
        }

        @Test
        void keepsTheBackupOfAMigrationThatFailed() {
            schema.breakDown();

            assertThat(migrate.migrate(caller, to("head")))
                    .isInstanceOfSatisfying(
                            MigrateDatabase.Outcome.Failed.class,
                            failed -> assertThat(failed.backup()).isNotNull());
            assertThat(identity.audit.actions()).contains("database_migration_failed");
        }

        private static MigrateDatabase.Command to(String target) {
            return new MigrateDatabase.Command(SchemaTarget.of(target), false, false, false);
        }
    }

    @Nested
    class BackingUp {
        private final BackUpDatabase backUp = new BackUpDatabaseService(desk, backups);

        @Test
        void writesOneOfEachName() {
            var command = new BackUpDatabase.Command(new BackupName("friday"), true, true);

            assertThat(backUp.backUp(caller, command)).isInstanceOf(BackUpDatabase.Outcome.BackedUp.class);
            assertThat(backUp.backUp(caller, command)).isInstanceOf(BackUpDatabase.Outcome.NameTaken.class);
            assertThat(identity.audit.actions()).containsExactly("database_backed_up");
        }

        @Test
        void waitsForNoOtherJob() {
            soleJob.tryAlone(() -> {
                assertThat(backUp.backUp(caller, new BackUpDatabase.Command(null, true, true)))
                        .isInstanceOf(BackUpDatabase.Outcome.Busy.class);
                return true;
            });
            assertThat(backups.written()).isEmpty();
        }

        @Test
        void isForAdministrators() {
            var operator = caller(account("operator", Role.OPERATOR));

            assertThatThrownBy(() -> backUp.backUp(operator, new BackUpDatabase.Command(null, true, true)))
                    .isInstanceOf(Forbidden.class);
        }
    }

    @Nested
    class Resetting {
        private final ResetDatabase.Command confirmed = new ResetDatabase.Command("RESET_DATABASE", true);

        @Test
        void leavesOneAdministratorWhoMustSignInAgain() {
            var customer = account("customer", Role.MOBILE_USER);
            String token = signIn(admin);

            var outcome = resetIn(Stage.TESTING).reset(caller, confirmed);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ResetDatabase.Outcome.WasReset.class,
                            done -> assertThat(done.backup()).isNotNull());
            assertThat(identity.accounts.find(customer.id())).isEmpty();
            assertThat(identity.authenticate.authenticate(token).getClass().getSimpleName())
                    .isEqualTo("Invalid");
            assertThat(signIn(admin)).isNotEqualTo(token);
            assertThat(identity.audit.actions()).contains("database_reset");
        }

        @Test
        void keepsTheCallerWhereTheFirstAdministratorIsGone() {
            identity.accounts.rows().remove(admin.id());
            var other = account("other", Role.ADMIN);

            resetIn(Stage.DEVELOPMENT).reset(caller(other), confirmed);

            assertThat(identity.accounts.rows()).containsOnlyKeys(other.id());
        }

        @Test
        void wantsTheExactWord() {
            for (String word : List.of("reset_database", " RESET_DATABASE", "RESET_DATABASE ", "")) {
                assertThat(resetIn(Stage.TESTING).reset(caller, new ResetDatabase.Command(word, true)))
                        .isInstanceOf(ResetDatabase.Outcome.NotConfirmed.class);
            }
            assertThat(identity.accounts.rows()).isNotEmpty();
        }

        @Test
        void happensNowhereElse() {
            for (Stage stage : List.of(Stage.STAGING, Stage.PRODUCTION)) {
                assertThat(resetIn(stage).reset(caller, confirmed)).isEqualTo(new ResetDatabase.Outcome.NotHere(stage));
            }
            assertThat(identity.accounts.rows()).isNotEmpty();
        }

        @Test
        void doesNotHappenWithoutItsBackup() {
            backups.breakDown();

            assertThat(resetIn(Stage.TESTING).reset(caller, confirmed))
                    .isInstanceOf(ResetDatabase.Outcome.BackupFailed.class);
            assertThat(identity.accounts.rows()).isNotEmpty();
            assertThat(resetIn(Stage.TESTING).reset(caller, new ResetDatabase.Command("RESET_DATABASE", false)))
                    .isEqualTo(new ResetDatabase.Outcome.WasReset(null));
        }

        private ResetDatabase resetIn(Stage stage) {
            return new ResetDatabaseService(
                    desk,
                    schema,
                    backups,
                    new KeepAdministratorService(identity.accounts, null),
                    identity.transactions,
                    stage);
        }
    }

    @Nested
    class Seeding {
        @Test
        void makesSoManyOfEachKind() {
            var created = seeded(Type.ALL, 7, false, false);

            assertThat(created)
                    .isEqualTo(Map.of(
                            SampleKind.USERS, 7,
                            SampleKind.SSH_KEYS, 7,
                            SampleKind.SSH_PROFILES, 7,
                            SampleKind.COMMANDS, 7));
            assertThat(identity.accounts.rows()).hasSize(8);
            assertThat(rows.get(SampleKind.COMMANDS).rows()).hasSize(7);
        }

        @Test
        void makesAnOwnerWhereThereIsNone() {
            assertThat(seeded(Type.COMMANDS, 3, false, false))
                    .isEqualTo(Map.of(SampleKind.USERS, 1, SampleKind.COMMANDS, 3));
            assertThat(seeded(Type.COMMANDS, 3, false, false)).isEqualTo(Map.of(SampleKind.COMMANDS, 3));
        }

        @Test
        void addsNothingTwiceToTheFixedSeries() {
            seeded(Type.ALL, 4, false, true);

            var again = seeded(Type.ALL, 6, false, true);

            assertThat(again.values()).containsOnly(2);
            assertThat(seeded(Type.USERS, 6, false, false)).isEqualTo(Map.of(SampleKind.USERS, 6));
        }

        @Test
        void cleansWhatWasMadeUpAndNothingElse() {
            var person = account("person", Role.MOBILE_USER);
            seeded(Type.ALL, 5, false, false);

            seeded(Type.SSH, 2, true, false);
            assertThat(rows.get(SampleKind.SSH_KEYS).rows()).hasSize(2);
            assertThat(rows.get(SampleKind.COMMANDS).rows()).as("need sessions").isEmpty();

            seeded(Type.USERS, 1, true, false);
            assertThat(identity.accounts.rows()).hasSize(3).containsKeys(admin.id(), person.id());
            assertThat(rows.get(SampleKind.SSH_KEYS).rows()).isEmpty();
        }

        @Test
        void isAllOrNothing() {
            identity.transactions.enlist(identity.accounts.rows());
            var broken = new Samples(
                    sampleAccounts, List.of(new BrokenRows(), rows.get(SampleKind.SSH_KEYS)), identity.clock);
            var seed = new SeedDatabaseService(desk, broken, identity.transactions, Stage.TESTING, identity.clock);

            assertThatThrownBy(() -> seed.seed(caller, new SeedDatabase.Command(Type.ALL, 2, false, false)))
                    .hasMessage("full");
            assertThat(identity.accounts.rows()).containsOnlyKeys(admin.id());
        }

        @Test
        void neverHappensInProduction() {
            var seed = new SeedDatabaseService(desk, samples, identity.transactions, Stage.PRODUCTION, identity.clock);

            assertThat(seed.seed(caller, new SeedDatabase.Command(Type.ALL, 1, false, false)))
                    .isEqualTo(new SeedDatabase.Outcome.NotHere(Stage.PRODUCTION));
            assertThat(identity.accounts.rows()).hasSize(1);
        }

        private Map<SampleKind, Integer> seeded(Type type, int count, boolean cleanFirst, boolean upsert) {
            var seed = new SeedDatabaseService(desk, samples, identity.transactions, Stage.STAGING, identity.clock);
            return switch (seed.seed(caller, new SeedDatabase.Command(type, count, cleanFirst, upsert))) {
                case SeedDatabase.Outcome.Seeded seeded -> seeded.created();
                case SeedDatabase.Outcome other -> throw new AssertionError(other.toString());
            };
        }
    }

    @Nested
    class TestData {
        private final GenerateTestData generate =
                new GenerateTestDataService(desk, samples, identity.transactions, Stage.TESTING);
        private final CleanUpTestData cleanUp =
                new CleanUpTestDataService(desk, samples, identity.transactions, Stage.TESTING);

        @Test
        void givesUsersWhoCanSignIn() {
            var generated = generated(GenerateTestData.Scenario.USER_ONBOARDING, 2, null);

            assertThat(generated.created().get(SampleKind.USERS)).isEqualTo(2);
            for (var user : generated.users()) {
                assertThat(identity.signIn.signIn(new SignIn.Command(
                                user.email().value(),
                                generated.password(),
                                false,
                                TokenStyle.BEARER,
                                IdentityFixture.CLIENT)))
                        .isInstanceOf(SignIn.Outcome.Entered.class);
            }
        }

        @Test
        void honoursTheNumbersOfTheOrder() {
            var generated = generated(GenerateTestData.Scenario.SSH_WORKFLOW, 3, 17);

            assertThat(generated.created())
                    .containsEntry(SampleKind.SSH_PROFILES, 6)
                    .containsEntry(SampleKind.COMMANDS, 17);
            assertThat(rows.get(SampleKind.COMMANDS).rows())
                    .extracting(InMemorySampleRows.Row::owner)
                    .containsAll(
                            generated.users().stream().map(user -> user.id()).toList());
        }

        @Test
        void cleansUpWhatIsOldEnough() {
            var first = generated(GenerateTestData.Scenario.SSH_WORKFLOW, 1, 5).users();
            identity.clock.advance(Duration.ofHours(25));
            generated(GenerateTestData.Scenario.SSH_WORKFLOW, 2, 6);

            var removed = cleaned(Duration.ofHours(24), EnumSet.allOf(SampleKind.class));

            assertThat(removed).containsEntry(SampleKind.USERS, 1).containsEntry(SampleKind.COMMANDS, 5);
            assertThat(rows.get(SampleKind.COMMANDS).rows()).hasSize(6);
            assertThat(rows.get(SampleKind.COMMANDS).forgotten())
                    .containsExactly(first.getFirst().id());
            assertThat(cleaned(Duration.ZERO, EnumSet.allOf(SampleKind.class)))
                    .containsEntry(SampleKind.USERS, 2)
                    .containsEntry(SampleKind.COMMANDS, 6);
            assertThat(cleaned(Duration.ZERO, EnumSet.allOf(SampleKind.class)).values())
                    .containsOnly(0);
            assertThat(identity.accounts.rows()).containsOnlyKeys(admin.id());
        }

        @Test
        void leavesTheUsersWhereOnlyTheirRowsAreMeant() {
            generated(GenerateTestData.Scenario.SSH_WORKFLOW, 2, 6);

            assertThat(cleaned(Duration.ZERO, EnumSet.of(SampleKind.COMMANDS)))
                    .isEqualTo(Map.of(SampleKind.COMMANDS, 6));
            assertThat(identity.accounts.rows()).hasSize(3);
            assertThat(rows.get(SampleKind.COMMANDS).forgotten()).isEmpty();
        }

        @Test
        void isNotForPlacesWhereDataMatters() {
            var elsewhere = new GenerateTestDataService(desk, samples, identity.transactions, Stage.STAGING);
            var cleaning = new CleanUpTestDataService(desk, samples, identity.transactions, Stage.STAGING);
            var command =
                    new GenerateTestData.Command(GenerateTestData.Scenario.USER_ONBOARDING, null, null, null, null);

            assertThatThrownBy(() -> elsewhere.generate(caller, command)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> cleaning.cleanUp(caller, new CleanUpTestData.Command(Duration.ZERO, Set.of())))
                    .isInstanceOf(Forbidden.class);
        }

        private GenerateTestData.Outcome.Generated generated(
                GenerateTestData.Scenario scenario, Integer users, Integer commands) {
            var command = new GenerateTestData.Command(scenario, users, commands, null, null);
            return (GenerateTestData.Outcome.Generated) generate.generate(caller, command);
        }

        private Map<SampleKind, Integer> cleaned(Duration olderThan, Set<SampleKind> kinds) {
            var outcome = cleanUp.cleanUp(caller, new CleanUpTestData.Command(olderThan, kinds));
            return ((CleanUpTestData.Outcome.CleanedUp) outcome).removed();
        }
    }

    private Account account(String login, Role role) {
        var hash = identity.hasher.hash(Password.of(IdentityFixture.PASSWORD, PasswordPolicy.STRICT));
        return identity.accounts.put(
                Account.opened(new AccountId(identity.ids.next()), new Login(login), role, identity.clock.instant())
                        .withPassword(hash));
    }

    private String signIn(Account account) {
        var outcome = identity.signIn.signIn(new SignIn.Command(
                account.login().value(),
                Secret.of(IdentityFixture.PASSWORD),
                false,
                TokenStyle.BEARER,
                IdentityFixture.CLIENT));
        var entrance = (Entrance.Opened) ((SignIn.Outcome.Entered) outcome).entrance();
        return entrance.tokens().access().reveal();
    }

    private void forgetAll() {
        List.copyOf(identity.accounts.rows().keySet()).forEach(identity.sessions::forget);
        identity.accounts.rows().clear();
    }

    private static Caller caller(Account account) {
        return new Caller(
                new Principal(account.id(), account.role(), new SessionId(new UUID(0, 1))),
                new Origin("192.0.2.9", "test"));
    }

    /** The rule of {@link SoleJob} for one thread. */
    private static final class OneAtATime implements SoleJob {
        private boolean running;

        @Override
        public <T> Optional<T> tryAlone(Supplier<T> job) {
            if (running) return Optional.empty();
            running = true;
            try {
                return Optional.of(job.get());
            } finally {
                running = false;
            }
        }
    }

    private static final class BrokenRows implements SampleRows {
        @Override
        public SampleKind kind() {
            return SampleKind.COMMANDS;
        }

        @Override
        public int add(Batch batch) {
            throw new IllegalStateException("full");
        }

        @Override
        public int remove(List<AccountId> owners, Instant before) {
            return 0;
        }
    }
}
