package com.cybervpn.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.shared.InMemoryHostKeys;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.ssh.SshFailure.Reason;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SshTest {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final InMemoryHostKeys hostKeys = new InMemoryHostKeys();
    private final TestSshServer server = new TestSshServer();
    private final SshConfig config = new SshConfig(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            2,
            Duration.ofMillis(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(15),
            8,
            Optional.empty());
    private final SshConnector connector = new SshConnector(hostKeys, config);
    private final SshPool pool = new SshPool(connector);

    @TempDir
    Path temp;

    @AfterEach
    void stop() throws Exception {
        pool.stop();
        connector.stop();
        server.close();
    }

    private SshTarget target() {
        return target(new SshCredentials.Password(Secret.of(TestSshServer.PASSWORD)));
    }

    private SshTarget target(SshCredentials credentials) {
        return new SshTarget("127.0.0.1", server.port(), TestSshServer.USER, credentials);
    }

    private static SshExec exec(String command) {
        return new SshExec(command, null, SECONDS, 1 << 20, null);
    }

    private SshResult run(String command) throws Exception {
        try (SshConnection connection = pool.lease(target(), 1)) {
            return connection.exec(exec(command));
        }
    }

    @Test
    void tellsOutputsAndStatusApart() throws Exception {
        SshResult result = run("echo out; echo err >&2; exit 3");

        assertThat(result).isEqualTo(new SshResult(3, "out\n", "err\n", false));
    }

    @Test
    void feedsStandardInput() throws Exception {
        try (SshConnection connection = pool.lease(target(), 1)) {
            InputStream input = new ByteArrayInputStream("to be counted".getBytes(StandardCharsets.UTF_8));
            SshResult result = connection.exec(new SshExec("wc -c", input, SECONDS, 100, null));

            assertThat(result.out().strip()).isEqualTo("13");
        }
    }

    @Test
    void keepsNoMoreOutputThanAskedForButLetsTheCommandEnd() throws Exception {
        try (SshConnection connection = pool.lease(target(), 1)) {
            SshResult result = connection.exec(
                    new SshExec("head -c 3000000 /dev/zero | tr '\\0' x; echo end >&2", null, SECONDS, 1_000, null));

            assertThat(result.out()).hasSize(1_000);
            assertThat(result.truncated()).isTrue();
            assertThat(result.err()).isEqualTo("end\n");
        }
    }

    @Test
    void tellsOutputAsItComes() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (SshConnection connection = pool.lease(target(), 1)) {
            Path gate = temp.resolve("gate");
            Thread opener = Thread.ofVirtual().start(() -> {
                try {
                    first.await();
                    Files.createFile(gate);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            SshResult result = connection.exec(new SshExec(
                    "echo first; while [ ! -f '" + gate + "' ]; do sleep 0.05; done; echo second",
                    null,
                    SECONDS,
                    100,
                    (_, chunk) -> first.countDown()));
            opener.join();

            assertThat(result.out()).isEqualTo("first\nsecond\n");
        }
    }

    @Test
    void endsACommandThatTakesTooLong() throws Exception {
        try (SshConnection connection = pool.lease(target(), 1)) {
            SshFailure failure = catchThrowableOfType(
                    SshFailure.class,
                    () -> connection.exec(new SshExec("sleep 60", null, Duration.ofMillis(200), 100, null)));

            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
            assertThat(connection.exec(exec("echo on")).out()).isEqualTo("on\n");
        }
    }

    @Test
    void stopsOnInterrupt() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        try (SshConnection connection = pool.lease(target(), 1)) {
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    connection.exec(new SshExec("echo x; sleep 60", null, SECONDS, 100, (_, _) -> begun.countDown()));
                } catch (Exception e) {
                    thrown.set(e);
                }
            });
            begun.await();
            thread.interrupt();

            assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void sharesOneConnection() throws Exception {
        for (int i = 0; i < 5; i++) run("true");

        assertThat(server.signIns).hasValue(1);
        assertThat(pool.open()).isEqualTo(1);
    }

    @Test
    void opensAnotherOnceOneIsFull() throws Exception {
        List<SshConnection> leases = new ArrayList<>();
        for (int i = 0; i < 9; i++) leases.add(pool.lease(target(), 1));

        assertThat(server.signIns).hasValue(2);
        leases.forEach(SshConnection::close);
    }

    @Test
    void connectsAgainAfterTheOtherSideHungUp() throws Exception {
        run("true");
        CountDownLatch ended = new CountDownLatch(1);
        try (SshConnection connection = pool.lease(target(), 1)) {
            connection.onEnd(ended::countDown);
            server.hangUp();
        }
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(run("echo again").out()).isEqualTo("again\n");
    }

    @Test
    void signsInWithAKeyFileAndWithTheKeyItself() throws Exception {
        Path file = server.clientKeyFile(temp);

        try (SshConnection connection = connector.connect(target(new SshCredentials.KeyFile(file)))) {
            assertThat(connection.exec(exec("echo file")).out()).isEqualTo("file\n");
        }
        SshCredentials inMemory = new SshCredentials.PrivateKey(Secret.of(Files.readString(file)), null);
        try (SshConnection connection = connector.connect(target(inMemory))) {
            assertThat(connection.exec(exec("echo memory")).out()).isEqualTo("memory\n");
        }
    }

    @Test
    void saysWhyItDidNotComeIn() {
        assertThat(reason(target(new SshCredentials.Password(Secret.of("wrong")))))
                .isEqualTo(Reason.AUTHENTICATION_FAILED);
        assertThat(reason(target(new SshCredentials.KeyFile(temp.resolve("none")))))
                .isEqualTo(Reason.AUTHENTICATION_FAILED);
        assertThat(reason(new SshTarget("127.0.0.1", 1, "x", new SshCredentials.Password(Secret.of("x")))))
                .isEqualTo(Reason.UNREACHABLE);
    }

    private Reason reason(SshTarget target) {
        return catchThrowableOfType(SshFailure.class, () -> connector.connect(target))
                .reason();
    }

    @Test
    void sendsNoCredentialToAServerWhoseKeyChangedUntilItIsApproved() throws Exception {
        run("true");
        int port = server.port();
        pool.forget("127.0.0.1", port);
        server.close();
        try (TestSshServer other = new TestSshServer(port, TestSshServer.newKey())) {
            SshFailure failure = catchThrowableOfType(SshFailure.class, () -> connector.connect(target(port)));

            assertThat(failure.reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
            assertThat(other.credentialsSeen).hasValue(0);

            String offered =
                    hostKeys.find("127.0.0.1", port).orElseThrow().refused().fingerprint();
            assertThat(failure.text()).contains(offered);
            hostKeys.approve("127.0.0.1", port, offered);
            try (SshConnection connection = connector.connect(target(port))) {
                assertThat(connection.hostKey().orElseThrow().fingerprint()).isEqualTo(offered);
            }
        }
    }

    private static SshTarget target(int port) {
        return new SshTarget(
                "127.0.0.1", port, TestSshServer.USER, new SshCredentials.Password(Secret.of(TestSshServer.PASSWORD)));
    }

    @Test
    void movesFilesBothWays() throws Exception {
        byte[] content = new byte[300_000];
        new java.util.Random(3).nextBytes(content);
        Path file = temp.resolve("file with a 'quote'");
        try (SshConnection connection = pool.lease(target(), 1)) {
            connection.upload(new ByteArrayInputStream(content), file.toString(), 0600);

            assertThat(Files.readAllBytes(file)).isEqualTo(content);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(connection.download(file.toString(), 300_000)).isEqualTo(content);
            assertThatThrownBy(() -> connection.download(file.toString(), 1_000))
                    .isInstanceOf(SshFailure.class);
        }
    }

    @Test
    void talksToAShellAndHearsItsEnd() throws Exception {
        try (SshConnection connection = connector.connect(target());
                SshShell shell = connection.shell("xterm-256color", 80, 24, Map.of())) {
            CountDownLatch ended = new CountDownLatch(1);
            shell.onEnd(ended::countDown);
            shell.resize(120, 40);
            shell.write("echo $((6 * 7)); exit 5\n".getBytes(StandardCharsets.UTF_8));

            String said = new String(shell.output().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said).contains("42");
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(shell.exitStatus()).hasValue(5);
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void passesEveryArgumentAsOneWord(String payload) throws Exception {
        Path canary = temp.resolve("canary");
        String argument = payload.replace("CANARY", canary.toString());

        SshResult result =
                run(ShellCommand.of("printf", "%s|", argument, "next").rendered());

        assertThat(result.out()).isEqualTo(argument + "|next|");
        assertThat(canary).doesNotExist();
    }

    static List<String> payloads() {
        List<String> payloads = new ArrayList<>();
        List<String> commands = List.of("touch CANARY", "touch${IFS}CANARY", "/bin/touch CANARY");
        for (String command : commands) {
            for (String form : List.of(
                    ";%s",
                    ";%s;",
                    "&%s",
                    "&&%s",
                    "&&%s&&",
                    "|%s",
                    "||%s",
                    "\n%s",
                    "\n%s\n",
                    "\r\n%s\n",
                    "`%s`",
                    "$(%s)",
                    "'%s'",
                    "';%s;'",
                    "'; %s #",
                    "\";%s;\"",
                    "\"$(%s)\"",
                    "'$(%s)'",
                    "'\"$(%s)\"'",
                    "\\';%s;\\'",
                    "x'\\''; %s; '",
                    ">(%s)",
                    "<(%s)",
                    "{%s;}",
                    "(%s)",
                    "!%s",
                    "~;%s",
                    "a\tb;%s")) {
                payloads.add(form.formatted(command));
            }
        }
        payloads.addAll(List.of(
                "",
                " ",
                "-rf",
                "--help",
                "*",
                "?",
                "[a-z]",
                "$HOME",
                "${PATH}",
                "\\",
                "\\\\",
                "'",
                "''",
                "\"",
                "#",
                "%s%n",
                "ünïcödé €",
                "> CANARY",
                ">>CANARY",
                "2>CANARY",
                "< /etc/passwd",
                "\u0007",
                "a=b",
                "~root",
                "\u2028;touch CANARY"));
        return payloads;
    }
}
