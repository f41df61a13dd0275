package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A host as root: as such, or by sudo without a password once root may not sign in any more (D-CON-2). */
final class Host implements AutoCloseable {
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final byte[] NOTHING = {};

    private final RemoteHost remote;
    private final Consumer<String> log;

    /** @param log told the output of commands that change something */
    Host(RemoteHost remote, Consumer<String> log) {
        this.remote = remote;
        this.log = line -> {
            if (isSaidByTheCommand(line)) log.accept(line);
        };
    }

    String user() {
        return remote.user();
    }

    String fingerprint() {
        return remote.fingerprint();
    }

    /** Runs a question: short, silent, any exit status. */
    Ran ask(ShellCommand command) throws RemoteFailure, InterruptedException {
        return remote.run(asRoot(command), NOTHING, SHORT, _ -> {});
    }

    boolean yes(ShellCommand command) throws RemoteFailure, InterruptedException {
        return ask(command).ok();
    }

    /** Runs a fixed script, with arguments that it finds as {@code $1} and so on. */
    Ran ask(String script, String... arguments) throws RemoteFailure, InterruptedException {
        return ask(fixed(script, arguments));
    }

    /** Runs a change and tells its output. */
    Ran run(ShellCommand command, Duration timeout) throws RemoteFailure, InterruptedException {
        return remote.run(asRoot(command.within(timeout)), NOTHING, timeout.plusSeconds(15), log);
    }

    /** Runs a change that must succeed. */
    Ran must(String what, ShellCommand command, Duration timeout)
            throws RemoteFailure, InterruptedException, StepFailed {
        return required(what, run(command, timeout));
    }

    Ran must(String what, ShellCommand command) throws RemoteFailure, InterruptedException, StepFailed {
        return must(what, command, SHORT);
    }

    Ran must(String what, String script, String... arguments) throws RemoteFailure, InterruptedException, StepFailed {
        return must(what, fixed(script, arguments), SHORT);
    }

    /** Runs a change with something on its standard input. */
    Ran feed(String what, ShellCommand command, String input) throws RemoteFailure, InterruptedException, StepFailed {
        return required(what, remote.run(asRoot(command), input.getBytes(StandardCharsets.UTF_8), SHORT, log));
    }

    /** Runs something as whoever signed in. */
    Ran asLogin(ShellCommand command) throws RemoteFailure, InterruptedException {
        return remote.run(command, NOTHING, SHORT, _ -> {});
    }

    Optional<String> read(String path) throws RemoteFailure, InterruptedException {
        Ran ran = ask(ShellCommand.of("cat", "--", path));
        return ran.ok() ? Optional.of(ran.out()) : Optional.empty();
    }

    /** Writes a file of root's in one piece: whoever reads it meanwhile sees the old or the new one. */
    void write(String path, String content, String permissions) throws RemoteFailure, InterruptedException, StepFailed {
        String fresh = path + ".new~";
        feed("write " + path, ShellCommand.of("install", "-m", permissions, "-T", "/dev/stdin", fresh), content);
        must("write " + path, ShellCommand.of("mv", "-fT", "--", fresh, path));
    }

    void upload(InputStream content, String path) throws RemoteFailure, InterruptedException {
        remote.upload(content, path, 0600);
    }

    /** A script of this program; what varies comes in as arguments and never becomes script text. */
    private static ShellCommand fixed(String script, String... arguments) {
        return ShellCommand.of("sh", "-c", script, "sh").and(arguments);
    }

    private ShellCommand asRoot(ShellCommand command) {
        ShellCommand inPlainWords = command.with("LC_ALL", "C");
        return remote.user().equals("root") ? inPlainWords : inPlainWords.bySudo();
    }

    /** What a command left, if it succeeded. */
    static Ran required(String what, Ran ran) throws StepFailed {
        if (ran.ok()) return ran;
        String said = lastWords(ran);
        throw new StepFailed(what + " failed with status " + ran.status() + (said.isEmpty() ? "" : ": " + said));
    }

    /** The last line that a command wrote about its failure; empty when it wrote none. */
    static String lastWords(Ran ran) {
        return (ran.err().isBlank() ? ran.out() : ran.err())
                .lines()
                .filter(Host::isSaidByTheCommand)
                .reduce((_, last) -> last)
                .orElse("")
                .strip();
    }

    /** sudo complains about a host that does not know its own name, and goes on. */
    private static boolean isSaidByTheCommand(String line) {
        return !line.isBlank() && !line.startsWith("sudo: unable to resolve host");
    }

    @Override
    public void close() {
        remote.close();
    }
}
