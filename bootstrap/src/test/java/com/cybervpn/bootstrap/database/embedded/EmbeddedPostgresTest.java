package com.cybervpn.bootstrap.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cybervpn.bootstrap.database.TestDatabase;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.shared.DatabaseAddress;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    /** Made once: most tests need a database, not the making of one. */
    @TempDir
    static Path made;

    @TempDir
    Path data;

    private @Nullable EmbeddedPostgres running;

    @BeforeAll
    static void makeOne() {
        EmbeddedPostgres.start(made.resolve("postgres"), TestDatabase.BINARIES, Map.of())
                .close();
    }

    @AfterEach
    void stop() {
        if (running != null) running.close();
        running = null;
    }

    @Test
    void keepsItsDataOverARestart() throws Exception {
        copyTheOneThatWasMade();
        start();
        execute("create table kept (word text)");
        execute("insert into kept values ('still here')");

        stop();
        start();

        assertThat(first("select word from kept")).isEqualTo("still here");
    }

    @Test
    void isAnHonestPostgresOfVersion18ThatOnlyThisMachineAndTheRightPasswordReach() throws Exception {
        copyTheOneThatWasMade();
        var address = start();

        assertThat(first("show server_version")).startsWith("18.");
        assertThat(first("show fsync")).isEqualTo("on");
        assertThat(first("show server_encoding")).isEqualTo("UTF8");
        assertThat(first("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(first("show unix_socket_directories")).isEmpty();
        assertThat(Files.getPosixFilePermissions(data.resolve("postgres/password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), address.user(), "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void refusesASecondInstanceOnTheSameDirectoryInOneLine() throws Exception {
        copyTheOneThatWasMade();
        start();

        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("data.dir (DATA_DIR)")
                .hasMessageContaining("in use by another instance (process "
                        + ProcessHandle.current().pid() + ")")
                .hasMessageNotContaining("\n");
        Process other = process();
        try (var lines = other.inputReader()) {
            assertThat(answer(lines)).startsWith("DOWN data.dir (DATA_DIR)");
            assertThat(other.waitFor()).isEqualTo(1);
        }
        assertThat(first("select 'first one still runs'")).isEqualTo("first one still runs");
    }

    @Test
    void goesOnAfterThePlatformWasKilled() throws Exception {
        copyTheOneThatWasMade();
        Process killed = process();
        long orphan;
        try (var lines = killed.inputReader()) {
            String[] up = answer(lines).split(" ");
            assertThat(up[0]).isEqualTo("UP");
            running = null;
            var address = new DatabaseAddress(up[1], "cybervpn", Secret.of(up[2]));
            execute(address, "create table kept (word text)");
            execute(address, "insert into kept values ('still here')");
            orphan = new Postmaster(data.resolve("postgres/cluster")).pid().orElseThrow();
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(ProcessHandle.of(orphan))
                .as("PostgreSQL outlives a killed JVM")
                .isPresent();

        start();

        assertThat(new Postmaster(data.resolve("postgres/cluster")).pid().orElseThrow())
                .isNotEqualTo(orphan);
        assertThat(first("select word from kept")).isEqualTo("still here");
    }

    @Test
    void startsAfreshWhenMakingTheDatabaseWasCutShort() throws Exception {
        Path draft = Files.createDirectories(data.resolve("postgres.new-123/cluster/base"));
        Files.writeString(draft.resolve("half"), "a file");

        start();

        assertThat(first("select 1")).isEqualTo("1");
        try (var entries = Files.list(data)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder("postgres", "postgres.lock");
        }
    }

    @Test
    void isNotStoppedByAPidFileThatNamesAnotherProcess() throws Exception {
        copyTheOneThatWasMade();
        start();
        stop();
        Files.writeString(
                data.resolve("postgres/cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data.resolve("postgres/cluster") + "\n1\n5432\n\n127.0.0.1\n");

        start();

        assertThat(first("select 1")).isEqualTo("1");
    }

    @Test
    void saysWhatItIsWhenTheDataIsOfAnotherVersion() throws Exception {
        Path cluster = Files.createDirectories(data.resolve("postgres/cluster"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("version 17, not 18");
    }

    @Test
    void passesOnWhyPostgresDoesNotStartAndLetsGoOfTheDirectory() throws Exception {
        copyTheOneThatWasMade();
        assertThatThrownBy(() -> start(Map.of("shared_buffers", "nonsense"), UnprivilegedUser.find()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("shared_buffers");

        start();

        assertThat(first("select 1")).isEqualTo("1");
    }

    @Test
    void runsAsNobodyWhereRootMayNotMakeUserNamespacesAndBack() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can become somebody else");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path binaries = data.resolve("binaries"); // the working directory may be out of reach for nobody

        running = EmbeddedPostgres.start(data.resolve("postgres"), binaries, Map.of(), UnprivilegedUser.NOBODY);
        execute("create table kept (word text)");
        assertThat(Files.getAttribute(data.resolve("postgres/cluster"), "unix:uid"))
                .isEqualTo(65534);
        stop();
        start();

        assertThat(first("select count(*) from kept")).isEqualTo("0");
    }

    private void copyTheOneThatWasMade() throws IOException, InterruptedException {
        var copy = new ProcessBuilder(
                "cp",
                "-a",
                made.resolve("postgres").toString(),
                data.resolve("postgres").toString());
        assertThat(copy.start().waitFor()).isZero();
    }

    private DatabaseAddress start() {
        return start(Map.of(), UnprivilegedUser.find());
    }

    private DatabaseAddress start(Map<String, String> overrides, UnprivilegedUser user) {
        running = EmbeddedPostgres.start(data.resolve("postgres"), TestDatabase.BINARIES, overrides, user);
        return running.address();
    }

    private void execute(String sql) throws SQLException {
        execute(running.address(), sql);
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        address.jdbcUrl(), address.user(), address.password().reveal());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String first(String sql) throws SQLException {
        var address = running.address();
        try (var connection = DriverManager.getConnection(
                        address.jdbcUrl(), address.user(), address.password().reveal());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresProcess.class.getName(),
                        data.resolve("postgres").toString(),
                        TestDatabase.BINARIES.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String answer(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("UP ") || line.startsWith("DOWN ")) return line;
        }
        return "ended without an answer";
    }
}
