package com.cybervpn.pty;

import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.CommandObserver.Stream;
import com.cybervpn.application.terminal.port.out.GatheredOutput;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.application.terminal.port.out.ShellTerminal;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.Execution.End;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.TerminalSize;
import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One user's sandbox: each command and each terminal is a process tree of its own on the same home. */
final class SandboxShell implements Shell {
    private static final int CHUNK = 32 * 1024;

    private final Sandbox sandbox;
    private final Starter starter;
    private final AccountId owner;
    /** With the bytes in the home beyond which each is to be ended. */
    private final Map<Process, Long> running = new ConcurrentHashMap<>();

    private final Set<Runnable> onEnd = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    SandboxShell(Sandbox sandbox, Starter starter, AccountId owner) {
        this.sandbox = sandbox;
        this.starter = starter;
        this.owner = owner;
    }

    static ProcessBuilder bare(ProcessBuilder builder) {
        builder.environment().clear();
        builder.environment().putAll(Sandbox.ENVIRONMENT);
        return builder;
    }

    @Override
    public ShellTerminal terminal(TerminalSize size) throws ShellFailure, InterruptedException {
        try {
            Sandbox.Plan plan = sandbox.around(owner, true, List.of(Sandbox.shell(), "-l"));
            String[] line = plan.line().toArray(String[]::new);
            PtyProcess process = starter.start(() -> new PtyProcessBuilder(line)
                    .setEnvironment(Sandbox.ENVIRONMENT)
                    .setDirectory("/")
                    .setInitialColumns(size.columns())
                    .setInitialRows(size.rows())
                    .start());
            hold(process, plan);
            process.onExit().thenAccept(running::remove);
            return new SandboxTerminal(process);
        } catch (IOException e) {
            throw new ShellFailure(ShellFault.NO_SHELL, "the sandbox did not start", e);
        }
    }

    @Override
    public Execution execute(ShellCommand command, CommandObserver observer) throws ShellFailure, InterruptedException {
        Process process = started(command, observer);
        AtomicReference<End> end = new AtomicReference<>(End.EXITED);
        observer.started(() -> {
            if (process.isAlive() && end.compareAndSet(End.EXITED, End.KILLED)) process.destroyForcibly();
        });
        GatheredOutput output = new GatheredOutput(command.outputLimit(), observer);
        Thread out = gather(process.getInputStream(), Stream.OUT, output);
        Thread err = gather(process.getErrorStream(), Stream.ERR, output);
        try {
            if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    && end.compareAndSet(End.EXITED, End.TIMED_OUT)) {
                process.destroyForcibly();
            }
            int status = process.waitFor();
            out.join();
            err.join();
            return switch (end.get()) {
                case EXITED -> output.ended(status, End.EXITED);
                case TIMED_OUT -> output.ended(Execution.TIMED_OUT, End.TIMED_OUT);
                case KILLED -> output.ended(Execution.KILLED, End.KILLED);
            };
        } finally {
            process.destroyForcibly();
            running.remove(process);
        }
    }

    private Process started(ShellCommand command, CommandObserver observer) throws ShellFailure, InterruptedException {
        try {
            Sandbox.Plan plan = sandbox.around(owner, false, List.of(Sandbox.shell(), "-c", command.text()));
            ProcessBuilder builder = bare(new ProcessBuilder(plan.line()));
            builder.redirectErrorStream(!observer.tellsStreamsApart());
            Process process = starter.start(builder::start);
            hold(process, plan);
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new ShellFailure(ShellFault.NO_SHELL, "the sandbox did not start", e);
        }
    }

    private void hold(Process process, Sandbox.Plan plan) {
        running.put(process, plan.homeLimit());
        if (closed) process.destroyForcibly();
    }

    AccountId owner() {
        return owner;
    }

    boolean isBusy() {
        return !running.isEmpty();
    }

    /** Ends what may not go on with so much in the home. */
    void homeHolds(long bytes) {
        running.forEach((process, limit) -> {
            if (bytes > limit) process.destroyForcibly();
        });
    }

    private static Thread gather(InputStream from, Stream stream, GatheredOutput output) {
        return Thread.ofVirtual().name("sandbox-out").start(() -> {
            byte[] chunk = new byte[CHUNK];
            try {
                for (int count; (count = from.read(chunk)) >= 0; ) output.add(stream, chunk, count);
            } catch (IOException e) {
                // It was killed: what came until then counts.
            }
        });
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void onEnd(Runnable action) {
        onEnd.add(action);
        if (closed && onEnd.remove(action)) action.run();
    }

    @Override
    public void close() {
        closed = true;
        running.keySet().forEach(Process::destroyForcibly);
        for (Runnable action : onEnd) {
            if (onEnd.remove(action)) action.run();
        }
    }
}
