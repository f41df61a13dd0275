package com.cybervpn.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cybervpn.application.shared.InMemoryHostKeys;
import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.UseTerminal.Signal;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.application.terminal.port.out.ShellTerminal;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.Execution.End;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.SshLogin;
import com.cybervpn.domain.terminal.TerminalSize;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SshRemoteShellsTest {
    private final InMemoryHostKeys hostKeys = new InMemoryHostKeys();
    private final SshConnector connector = new SshConnector(
            hostKeys,
            new SshConfig(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    1,
                    Duration.ofMillis(10),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(15),
                    8,
                    Optional.empty()));
    private final SshRemoteShells shells = new SshRemoteShells(connector, new TargetGuard(true));

    @TempDir
    Path temp;

    @AfterEach
    void stop() {
        connector.stop();
    }

    private static ShellCommand command(String text, Duration timeout) {
        return new ShellCommand(text, timeout, 1 << 20);
    }

    private ShellFault fault(SshDestination destination, SshLogin login) {
        return catchThrowableOfType(ShellFailure.class, () -> shells.connect(destination, login))
                .fault();
    }

    private static SshLogin password(String password) {
        return new SshLogin.Password(Secret.of(password));
    }

    @Nested
    class OnAnyServer {
        private final TestSshServer server = new TestSshServer();
        private final SshDestination here = new SshDestination("127.0.0.1", server.port(), TestSshServer.USER);

        @AfterEach
        void stopServer() throws Exception {
            server.close();
        }

        @Test
        void runsCommandsAsTheyStandOnAConnectionOfTheirOwn() throws Exception {
            try (Shell shell = shells.connect(here, password(TestSshServer.PASSWORD));
                    Shell other = shells.connect(here, password(TestSshServer.PASSWORD))) {
                Execution ran =
                        shell.execute(command("echo 'it is'; exit 3", Duration.ofSeconds(9)), CommandObserver.NONE);

                assertThat(ran).isEqualTo(new Execution(3, "it is\n", End.EXITED, false));
                assertThat(server.openSessions()).isEqualTo(2);
                assertThat(other.isOpen()).isTrue();
            }
        }

        @Test
        void signsInWithAKey() throws Exception {
            Secret pem = Secret.of(Files.readString(server.clientKeyFile(temp)));
            try (Shell shell = shells.connect(here, new SshLogin.PrivateKey(pem, null))) {
                assertThat(shell.isOpen()).isTrue();
            }
        }

        @Test
        void saysWhyItDidNotComeIn() throws Exception {
            assertThat(fault(here, password("wrong"))).isEqualTo(ShellFault.AUTHENTICATION_FAILED);
            assertThat(fault(here, new SshLogin.PrivateKey(Secret.of("no key"), null)))
                    .isEqualTo(ShellFault.KEY_UNREADABLE);
            assertThat(fault(new SshDestination("127.0.0.1", 1, "x"), password("x")))
                    .isEqualTo(ShellFault.UNREACHABLE);
            assertThat(fault(new SshDestination("no-such-host.invalid", 22, "x"), password("x")))
                    .isEqualTo(ShellFault.UNREACHABLE);
            try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                assertThat(fault(new SshDestination("127.0.0.1", silent.getLocalPort(), "x"), password("x")))
                        .isEqualTo(ShellFault.NO_ANSWER);
            }
        }

        @Test
        void sendsNothingToAHostWhoseKeyChanged() throws Exception {
            shells.connect(here, password(TestSshServer.PASSWORD)).close();
            int port = server.port();
            server.close();
            try (TestSshServer impostor = new TestSshServer(port, TestSshServer.newKey())) {
                assertThat(fault(here, password(TestSshServer.PASSWORD))).isEqualTo(ShellFault.HOST_KEY_CHANGED);
                assertThat(impostor.credentialsSeen).hasValue(0);
            }
        }

        @Test
        void noticesThatTheOtherSideHungUp() throws Exception {
            Shell shell = shells.connect(here, password(TestSshServer.PASSWORD));
            CompletableFuture<Boolean> ended = new CompletableFuture<>();
            shell.onEnd(() -> ended.complete(true));

            server.hangUp();

            assertThat(ended.get()).isTrue();
            assertThat(shell.isOpen()).isFalse();
        }
    }

    @Nested
    class WhereUsersMayNotGo {
        private final SshRemoteShells guarded = new SshRemoteShells(connector, new TargetGuard(false));

        @ParameterizedTest
        @ValueSource(
                strings = {"127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "::1", "0.0.0.0", "2130706433"})
        void refusesBeforeAnythingIsSent(String host) {
            ShellFailure failure = catchThrowableOfType(
                    ShellFailure.class, () -> guarded.connect(new SshDestination(host, 22, "root"), password("x")));

            assertThat(failure.fault()).isEqualTo(ShellFault.TARGET_REFUSED);
        }
    }

    @Nested
    class OnOpenSsh {
        private OpenSshServer server;

        private Shell connected() throws Exception {
            server = OpenSshServer.start(temp);
            return shells.connect(
                    new SshDestination("127.0.0.1", server.port(), OpenSshServer.user()),
                    new SshLogin.PrivateKey(server.clientKey(), null));
        }

        @AfterEach
        void stopServer() throws Exception {
            if (server != null) server.close();
        }

        @Test
        void keepsErrorsInTheirPlaceAmongTheOutput() throws Exception {
            try (Shell shell = connected()) {
                Execution ran = shell.execute(
                        command(
                                "for i in 1 2 3; do echo out$i; echo err$i >&2; done; echo \"it's $((6*7))\"",
                                Duration.ofSeconds(9)),
                        CommandObserver.NONE);

                assertThat(ran.output()).isEqualTo("out1\nerr1\nout2\nerr2\nout3\nerr3\nit's 42\n");
            }
        }

        @Test
        void killsAllThatACommandStartedWhenItsTimeIsUp() throws Exception {
            try (Shell shell = connected()) {
                Execution ran = shell.execute(
                        command("trap '' TERM; sleep 987651 & echo begun; sleep 987651", Duration.ofMillis(500)),
                        CommandObserver.NONE);

                assertThat(ran).isEqualTo(new Execution(124, "begun\n", End.TIMED_OUT, false));
                awaitNoProcess("sleep 987651");
            }
        }

        @Test
        void killsACommandWhenItsUserSaysSo() throws Exception {
            try (Shell shell = connected()) {
                Execution ran = shell.execute(
                        command("echo begun; sleep 987652", Duration.ofSeconds(30)), new CommandObserver() {
                            private Running running;

                            @Override
                            public void started(Running begun) {
                                running = begun;
                            }

                            @Override
                            public void output(Stream stream, String text) {
                                running.kill();
                            }
                        });

                assertThat(ran).isEqualTo(new Execution(137, "begun\n", End.KILLED, false));
                awaitNoProcess("sleep 987652");
            }
        }

        @Test
        void givesARealTerminal() throws Exception {
            try (Shell shell = connected();
                    ShellTerminal terminal = shell.terminal(TerminalSize.DEFAULT)) {
                TerminalScreen screen = new TerminalScreen(terminal);
                screen.type("exec sh\nPS1=; stty -echo; tty; stty size; echo $TERM; echo re''ady\n");

                assertThat(screen.until("ready\r\n")).contains("/dev/pts/", "24 80", "xterm-256color");

                screen.type("trap 'echo resized; stty size' WINCH; echo s''et\n");
                screen.until("set\r\n");
                terminal.resize(new TerminalSize(132, 43));
                screen.type("\n");
                assertThat(screen.until("43 132")).contains("resized");

                screen.type("sh -c \"echo wai''ting; exec sleep 1000\"\n");
                screen.until("waiting");
                terminal.signal(Signal.INT);
                screen.type("echo $?; printf '\\342\\202\\254\\n'; exit 7\n");
                assertThat(screen.until("\u00e2\u0082\u00ac")).contains("130");
                byte[] rest = new byte[100];
                while (terminal.read(rest) >= 0) {
                    // to its end
                }
                assertThat(terminal.exitCode()).hasValue(7);
            }
        }

        @Test
        void passesFiftyMegabytesUnchanged() throws Exception {
            Path file = temp.resolve("random");
            byte[] random = new byte[50 << 20];
            new java.util.Random(7).nextBytes(random);
            Files.write(file, random);
            MessageDigest sent = MessageDigest.getInstance("SHA-256");
            sent.update(random);
            try (Shell shell = connected();
                    ShellTerminal terminal = shell.terminal(TerminalSize.DEFAULT)) {
                TerminalScreen screen = new TerminalScreen(terminal);
                screen.type("exec sh\nPS1=; stty raw -echo; echo re''ady\n");
                screen.until("ready\n");
                screen.type("cat " + file + "\n");

                MessageDigest received = MessageDigest.getInstance("SHA-256");
                byte[] chunk = new byte[64 * 1024];
                for (long left = random.length; left > 0; ) {
                    int count = terminal.read(chunk);
                    received.update(chunk, 0, count);
                    left -= count;
                }

                assertThat(HexFormat.of().formatHex(received.digest()))
                        .isEqualTo(HexFormat.of().formatHex(sent.digest()));
            }
        }

        private static void awaitNoProcess(String commandLine) throws Exception {
            for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
                if (process.info().commandLine().orElse("").contains(commandLine)) {
                    process.onExit().get(10, TimeUnit.SECONDS);
                }
            }
        }
    }
}
