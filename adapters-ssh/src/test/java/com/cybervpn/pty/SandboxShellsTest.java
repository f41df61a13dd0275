package com.cybervpn.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.UseTerminal.Signal;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.application.terminal.port.out.ShellTerminal;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.Execution.End;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.TerminalSize;
import com.cybervpn.ssh.TerminalScreen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SandboxShellsTest {
    @TempDir
    Path temp;

    private SandboxShells shells;
    private final AccountId user = new AccountId(UUID.randomUUID());

    @BeforeEach
    void open() throws IOException {
        shells = shells(Optional.empty(), "development");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "needs bubblewrap: apt-get install bubblewrap");
        assumeTrue(shells.areAvailable(), "bubblewrap cannot make namespaces here");
    }

    @AfterEach
    void stop() {
        shells.stop();
    }

    private static SandboxConfig config(Optional<Boolean> enabled) {
        return new SandboxConfig(enabled, Optional.empty(), 64_321, 512, 256, 40, 60, 8, 40, 128);
    }

    private SandboxShells shells(Optional<Boolean> enabled, String environment) {
        return new SandboxShells(config(enabled), temp.toString(), environment);
    }

    private Execution run(String command) throws Exception {
        return run(command, Duration.ofSeconds(20));
    }

    private Execution run(String command, Duration timeout) throws Exception {
        try (Shell shell = shells.open(user)) {
            return shell.execute(new ShellCommand(command, timeout, 100_000), CommandObserver.NONE);
        }
    }

    @Test
    void runsCommandsWithBothOutputsInOrder() throws Exception {
        assertThat(run("for i in 1 2; do echo out$i; echo err$i >&2; done; exit 3"))
                .isEqualTo(new Execution(3, "out1\nerr1\nout2\nerr2\n", End.EXITED, false));
    }

    @Test
    void tellsOutputsApartForWhoListens() throws Exception {
        List<String> heard = new ArrayList<>();
        try (Shell shell = shells.open(user)) {
            shell.execute(
                    new ShellCommand("echo out; echo err >&2", Duration.ofSeconds(9), 1_000), new CommandObserver() {
                        @Override
                        public void started(Running running) {}

                        @Override
                        public synchronized void output(Stream stream, String text) {
                            heard.add(stream + " " + text);
                        }
                    });
        }

        assertThat(heard).containsExactlyInAnyOrder("OUT out\n", "ERR err\n");
    }

    @Test
    void showsNothingOfThePlatform() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret"), "of the platform");

        assertThat(run("env").output().lines().map(line -> line.replaceFirst("=.*", "")))
                .containsExactlyInAnyOrder(
                        "HOME", "USER", "LOGNAME", "SHELL", "LANG", "PATH", "TERM", "PWD", "SHLVL", "_");
        assertThat(run("cat " + secret).exitCode()).isNotZero();
        assertThat(run("cat /etc/shadow /root/.ssh/* /proc/1/environ | tr '\\0' '\\n'")
                        .output())
                .doesNotContain("root:", "JAVA", System.getProperty("user.dir"));
        assertThat(run("ls /").output().split("\n"))
                .isSubsetOf("bin", "dev", "etc", "home", "lib", "lib32", "lib64", "proc", "sbin", "tmp", "usr");
        assertThat(run("ls /proc | grep -c '^[0-9]'").output().strip()).matches("[0-9]");
        assertThat(run("echo x > /usr/x; echo x > /bin/x; touch /etc/x").exitCode())
                .isNotZero();
    }

    @Test
    void reachesNoNetwork() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("exec 3<>/dev/tcp/127.0.0.1/" + listening.getLocalPort())
                            .exitCode())
                    .isNotZero();
        }
    }

    @Test
    void keepsAHomeForEachUser() throws Exception {
        run("echo mine > ~/note");

        assertThat(run("cat ~/note").output()).isEqualTo("mine\n");
        try (Shell other = shells.open(new AccountId(UUID.randomUUID()))) {
            assertThat(other.execute(
                                    new ShellCommand("ls -A ~ /home", Duration.ofSeconds(9), 1_000),
                                    CommandObserver.NONE)
                            .output())
                    .doesNotContain("note", user.toString());
        }
    }

    @Test
    void boundsWhatItTakes() throws Exception {
        assertThat(run("head -c 20000000 /dev/zero > ~/big").exitCode()).isNotZero();
        assertThat(run("ulimit -v").output()).isEqualTo("524288\n");
        assertThat(run("for i in $(seq 80); do sleep 5 & done 2>&1 | grep -m1 -o 'Resource temporarily unavailable'")
                        .output())
                .contains("Resource temporarily unavailable");
    }

    @Test
    void keepsWhatLiesInMemorySmall() throws Exception {
        assertThat(run("head -c 20000000 /dev/zero > /tmp/big; for i in 1 2; do head -c 7000000 /dev/zero >"
                                + " /tmp/$i; done")
                        .output())
                .contains("No space left on device");
        assertThat(run("cd /dev/shm && for i in 1 2; do head -c 7000000 /dev/zero > $i; done")
                        .output())
                .contains("No space left on device");
        assertThat(run("for f in /dev/x /x /etc/x /home/x; do echo > $f && echo wrote $f; done; echo > /dev/null")
                        .output()
                        .lines())
                .hasSize(4)
                .noneMatch(line -> line.startsWith("wrote"));
    }

    @Test
    void endsWhatFillsAHomeAndLetsItBeTidied() throws Exception {
        Execution filling = run("i=0; while :; do i=$((i+1)); head -c 4000000 /dev/zero > ~/$i || exit 9; done");
        assertThat(filling.exitCode()).isNotIn(0, 9);

        assertThat(run("echo more > ~/more").output()).contains("File too large");
        assertThat(run("rm ~/*; ls ~ | wc -l").output()).isEqualTo("0\n");
        assertThat(run("echo more > ~/more; cat ~/more").output()).isEqualTo("more\n");
    }

    @Test
    void countsManySmallFilesToo() throws Exception {
        assertThat(run("i=0; while :; do : > ~/$((i+=1)) || exit 9; done").exitCode())
                .isNotIn(0, 9);
    }

    @Test
    void keepsToItsMemoryHoweverManyProcessesTakeIt() throws Exception {
        assumeTrue(new UserGroups(config(Optional.empty())).areKept(), "no control groups can be made here");

        assertThat(run("for i in 1 2 3; do (x=$(head -c 150000000 /dev/zero | tr '\\0' x); echo kept$i; sleep 3)"
                                + " & done; wait")
                        .output()
                        .lines()
                        .filter(line -> line.startsWith("kept")))
                .hasSizeLessThan(3);
    }

    @Test
    void killsAllOfACommandWhenItsTimeIsUp() throws Exception {
        assertThat(run("sleep 987653 & echo begun; sleep 987653", Duration.ofMillis(500)))
                .isEqualTo(new Execution(124, "begun\n", End.TIMED_OUT, false));
        awaitNoProcess("sleep 987653");
    }

    @Test
    void givesARealTerminalAndLeavesNoOrphans() throws Exception {
        Shell shell = shells.open(user);
        ShellTerminal terminal = shell.terminal(TerminalSize.DEFAULT);
        TerminalScreen screen = new TerminalScreen(terminal);
        screen.type("PS1=; stty -echo; tty; stty size; echo $TERM; echo re''ady\n");
        assertThat(screen.until("ready\r\n")).contains("/dev/", "24 80", "xterm-256color");

        screen.type("trap 'echo resized' WINCH; echo s''et\n");
        screen.until("set\r\n");
        terminal.resize(new TerminalSize(100, 30));
        screen.type("stty size\n");
        assertThat(screen.until("30 100")).contains("resized");

        screen.type("sh -c \"echo wai''ting; exec sleep 1000\"\n");
        screen.until("waiting");
        terminal.signal(Signal.INT);
        screen.type("echo \"code $?\"; sleep 987654 &\n");
        screen.until("code 130");
        screen.type("echo st''arted\n");
        screen.until("started");

        shell.close();
        awaitNoProcess("sleep 987654");
    }

    @Test
    void endsWithItsShell() throws Exception {
        try (Shell shell = shells.open(user);
                ShellTerminal terminal = shell.terminal(TerminalSize.DEFAULT)) {
            new TerminalScreen(terminal).type("exit 5\n");
            byte[] rest = new byte[1_000];
            while (terminal.read(rest) >= 0) {
                // to its end
            }

            assertThat(terminal.exitCode()).hasValue(5);
        }
    }

    @Test
    void isOffWhereItIsSetOffAndInProduction() {
        for (SandboxShells off :
                List.of(shells(Optional.of(false), "development"), shells(Optional.empty(), "production"))) {
            assertThat(off.areAvailable()).isFalse();
            assertThatThrownBy(() -> off.open(user)).isInstanceOf(ShellFailure.class);
            off.stop();
        }
    }

    private static void awaitNoProcess(String commandLine) throws Exception {
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            if (process.info().commandLine().orElse("").contains(commandLine))
                process.onExit().get();
        }
    }
}
