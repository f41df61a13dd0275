package com.cybervpn.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cybervpn.application.operations.port.out.Backups;
import com.cybervpn.application.operations.port.out.Backups.Order;
import com.cybervpn.application.operations.port.out.Backups.Outcome;
import com.cybervpn.application.operations.port.out.SchemaHistory;
import com.cybervpn.application.operations.port.out.SoleJob;
import com.cybervpn.application.operations.port.out.StoreStatistics;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.Backup;
import com.cybervpn.domain.operations.BackupName;
import com.cybervpn.domain.operations.DatabaseStatistics.TableStatistics;
import com.cybervpn.domain.operations.Revision;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.TestDatabase;
import com.cybervpn.persistence.shared.DatabaseAddress;
import com.cybervpn.persistence.shared.Migrations;
import com.cybervpn.persistence.shared.Sql;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Work on the database as a whole, on a real one. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAdministrationTest implements TestPropertyProvider {
    /** Quotes, line ends, what COPY escapes, and what is no ASCII. */
    private static final String NASTY = "it's \\ a\ttab\nand ${a} :line \\. €";

    private static final AdministrationConfig CONFIG = new AdministrationConfig(null, Duration.ofMinutes(1));

    @TempDir
    static Path directory;

    @Inject
    Backups backups;

    @Inject
    SchemaHistory schema;

    @Inject
    SoleJob soleJob;

    @Inject
    StoreStatistics statistics;

    @Inject
    Transactions transactions;

    @Inject
    AuditTrail audit;

    @Inject
    DatabaseAddress address;

    @Inject
    Sql sql;

    @Override
    public Map<String, String> getProperties() {
        return Map.of("database.administration.backup-dir", directory.toString());
    }

    @Test
    void aBackupMakesAnEmptyDatabaseTheSame() throws Exception {
        fill();
        Backup backup = written(new Order(new BackupName("whole"), true, true));

        DatabaseAddress restored = TestDatabase.empty();
        restore(backup, restored);

        assertThat(contents(restored)).isEqualTo(contents(address));
        try (var connection = restored.unpooled().getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("insert into event_payloads (payload) values ('after')"))
                    .as("sequences go on where they were")
                    .isEqualTo(1);
        }
        Migrations.apply(restored.unpooled()); // finds nothing to do, and every checksum right
    }

    @Test
    void psqlRestoresIt() throws Exception {
        assumeTrue(psqlIsThere(), "psql is installed");
        fill();
        Backup backup = written(new Order(new BackupName("for-psql.sql"), true, false));
        DatabaseAddress restored = TestDatabase.empty();

        var psql = new ProcessBuilder(
                        "psql", restored.jdbcUrl().replace("jdbc:", ""), "--quiet", "--file=" + backup.file())
                .redirectErrorStream(true);
        psql.environment().put("PGUSER", restored.user());
        Process running = psql.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor()).as(said).isZero();
        assertThat(contents(restored)).isEqualTo(contents(address));
    }

    @Test
    void withoutDataItMakesAnEmptyInstallation() throws Exception {
        fill();
        DatabaseAddress restored = TestDatabase.empty();

        restore(written(new Order(new BackupName("empty"), false, false)), restored);

        var fresh = contents(TestDatabase.create());
        fresh.remove(Migrations.HISTORY); // tells when it was made
        var found = contents(restored);
        found.remove(Migrations.HISTORY);
        assertThat(found).isEqualTo(fresh);
    }

    @Test
    void aBackupIsOursAloneAndKeepsItsName() throws Exception {
        Backup backup = written(new Order(new BackupName("named"), true, true));

        assertThat(backup.file()).isEqualTo(directory.resolve("named.sql.gz").toString());
        assertThat(backup.size().bytes()).isEqualTo(Files.size(Path.of(backup.file())));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(backup.file()))))
                .isEqualTo("rw-------");
        assertThat(backups.write(new Order(new BackupName("named.sql.gz"), true, true)))
                .isInstanceOf(Outcome.NameTaken.class);
    }

    @Test
    void backupsOfOneSecondDoNotOverwriteEachOther() {
        var files = List.of(
                written(Order.complete()).file(),
                written(Order.complete()).file(),
                written(Order.complete()).file());

        assertThat(files).doesNotHaveDuplicates().allMatch(file -> file.contains("db_backup_"));
    }

    @Test
    void aBackupThatFailsLeavesNothing(@TempDir Path other) throws Exception {
        Path occupied = Files.writeString(other.resolve("file"), "not a directory");
        var nowhere = new ScriptBackups(
                address,
                new AdministrationConfig(occupied.toString(), Duration.ofMinutes(1)),
                "unused",
                InstantSource.system());
        var absent = new ScriptBackups(
                new DatabaseAddress(
                        address.jdbcUrl().replaceAll("/test_\\d+", "/absent"), address.user(), address.password()),
                new AdministrationConfig(other.resolve("backups").toString(), Duration.ofMinutes(1)),
                "unused",
                InstantSource.system());

        assertThat(nowhere.write(Order.complete())).isInstanceOf(Outcome.Failed.class);
        assertThat(absent.write(Order.complete())).isInstanceOf(Outcome.Failed.class);
        assertThat(other.resolve("backups")).isEmptyDirectory();
    }

    @Test
    void oneJobRunsAtATime() throws InterruptedException {
        var running = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        Thread first = Thread.ofVirtual()
                .start(() -> soleJob.tryAlone(() -> {
                    running.countDown();
                    return awaited(finish);
                }));
        running.await();

        assertThat(soleJob.tryAlone(() -> "second")).isEmpty();
        finish.countDown();
        first.join();

        assertThat(soleJob.tryAlone(() -> "third")).contains("third");
        assertThatThrownBy(() -> soleJob.tryAlone(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(soleJob.tryAlone(() -> "after a failure")).contains("after a failure");
    }

    @Test
    void countsRowsAsTheyAreNow() {
        long before = rows("audit_log");

        audit.record(new AuditTrail.Entry(null, "tested", "database", null, null, null, Origin.SYSTEM));

        assertThat(rows("audit_log")).isEqualTo(before + 1);
        var all = statistics.read();
        assertThat(all.tables()).extracting(TableStatistics::name).doesNotContain(Migrations.HISTORY);
        assertThat(all.size().toString()).matches("[0-9]+ [kMG]B");
    }

    @Test
    void tellsHowFarTheSchemaIs() {
        var state = schema.read();

        assertThat(state.isUpToDate()).isTrue();
        assertThat(state.current()).isEqualTo(state.head());
        assertThat(state.applied()).isNotEmpty().allMatch(revision -> revision.appliedAt() != null);
        assertThat(state.applied().getFirst())
                .extracting(Revision::id, Revision::message)
                .containsExactly("100", "jobs");
    }

    @Test
    void appliesStepsUpToAnyOfThem() {
        DatabaseAddress empty = TestDatabase.empty();
        var history = new FlywaySchemaHistory(empty, sql, CONFIG);
        var pending = history.read().pending();

        assertThat(history.apply(pending.subList(0, 3))).isTrue();

        assertThat(history.read().applied()).extracting(Revision::id).containsExactly("100", "101", "102");
        assertThat(history.read().pending()).hasSize(pending.size() - 3);
    }

    @Test
    void aStepThatFailsTakesTheOthersBack() {
        DatabaseAddress empty = TestDatabase.empty();
        var history = new FlywaySchemaHistory(empty, sql, CONFIG, "classpath:failing-migrations");

        assertThat(history.apply(history.read().pending())).isFalse();

        assertThat(history.read().applied()).isEmpty();
        assertThat(history.read().pending()).hasSize(2);
    }

    @Test
    void rebuildsEverythingOrNothing() throws Exception {
        fill();
        var before = contents(address);
        assertThatThrownBy(() -> transactions.run(() -> {
                    schema.rebuild();
                    throw new IllegalStateException("changed our mind");
                }))
                .hasMessage("changed our mind");
        assertThat(contents(address)).isEqualTo(before);

        sql.update("""
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            values ('recurring.test', 'recurring', now(), false, 7), ('other', '1', now(), false, 1)
            on conflict do nothing\
            """);
        transactions.run(schema::rebuild);

        var fresh = contents(TestDatabase.create());
        var found = contents(address);
        assertThat(found.remove("scheduled_tasks"))
                .hasSize(1)
                .first()
                .asString()
                .contains("recurring.test");
        fresh.remove("scheduled_tasks");
        fresh.remove(Migrations.HISTORY);
        found.remove(Migrations.HISTORY);
        assertThat(found).isEqualTo(fresh);
        assertThat(schema.read().isUpToDate()).isTrue();
    }

    private void fill() {
        audit.record(new AuditTrail.Entry(null, "filled", NASTY, null, null, Map.of("a", NASTY), Origin.SYSTEM));
        transactions.run(() -> {
            sql.update("insert into event_payloads (payload) values (?)", NASTY);
            sql.update("""
                with one as (insert into ledger_transfers values (gen_random_uuid(), 'test', gen_random_uuid()::text, now())
                    returning id)
                insert into ledger_entries select id, account, 'USD', amount from one,
                    (values ('a', 5), ('b', -5)) as entries (account, amount)\
                """);
        });
    }

    private Backup written(Order order) {
        return switch (backups.write(order)) {
            case Outcome.Written(var backup) -> backup;
            case Outcome other -> throw new AssertionError(other.toString());
        };
    }

    private long rows(String table) {
        return statistics.read().tables().stream()
                .filter(known -> known.name().equals(table))
                .findFirst()
                .orElseThrow()
                .liveRows();
    }

    /** Every row of every table, as text. */
    private static Map<String, List<String>> contents(DatabaseAddress database) throws SQLException {
        Map<String, List<String>> contents = new TreeMap<>();
        try (Connection connection = database.unpooled().getConnection()) {
            for (String table :
                    Tables.texts(connection, "select relname from pg_stat_user_tables where schemaname = 'public'")) {
                contents.put(table, Tables.texts(connection, "select t::text from " + table + " t order by 1"));
            }
        }
        return contents;
    }

    /** What psql would do. */
    private static void restore(Backup backup, DatabaseAddress database) throws Exception {
        try (InputStream bytes = Files.newInputStream(Path.of(backup.file()));
                InputStream text = backup.file().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                var lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
                Connection connection = database.unpooled().getConnection()) {
            var statements = new StringBuilder();
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("copy ")) {
                    execute(connection, statements);
                    copy(connection, line.replaceFirst(";$", ""), lines);
                } else if (!line.startsWith("\\set")) {
                    statements.append(line).append('\n');
                }
            }
            execute(connection, statements);
        }
    }

    private static void execute(Connection connection, StringBuilder statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(statements.toString());
        }
        statements.setLength(0);
    }

    private static void copy(Connection connection, String command, BufferedReader lines)
            throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        for (String line; !(line = lines.readLine()).equals("\\."); ) {
            byte[] row = (line + "\n").getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(row, 0, row.length);
        }
        copy.endCopy();
    }

    private static boolean psqlIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("psql", "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
