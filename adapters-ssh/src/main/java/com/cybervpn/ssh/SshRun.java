package com.cybervpn.ssh;

import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.CommandObserver.Stream;
import com.cybervpn.application.terminal.port.out.GatheredOutput;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.Execution.End;
import com.cybervpn.domain.terminal.ShellCommand;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One command of a user's on another machine. On a Unix machine a first shell says its process id and becomes the user's
 * shell, so that all of the command can be killed by its group: servers pass signals on for some users only.
 */
final class SshRun implements CommandObserver.Running {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final SshConnection connection;
    private final ShellCommand command;
    private final GatheredOutput output;
    private final GroupMark mark = new GroupMark();
    private final CompletableFuture<SshResult> result = new CompletableFuture<>();
    private final AtomicReference<End> end = new AtomicReference<>(End.EXITED);
    private final Thread worker = Thread.ofVirtual().name("ssh-command").unstarted(this::run);

    SshRun(SshConnection connection, ShellCommand command, CommandObserver observer) {
        this.connection = connection;
        this.command = command;
        this.output = new GatheredOutput(command.outputLimit(), observer);
    }

    Execution execute(CommandObserver observer) throws ShellFailure, InterruptedException {
        worker.start();
        observer.started(this);
        try {
            return ended(result.get(command.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .status());
        } catch (TimeoutException e) {
            stop(End.TIMED_OUT);
            return ended(Execution.TIMED_OUT);
        } catch (ExecutionException e) {
            if (end.get() != End.EXITED) return ended(Execution.KILLED);
            if (e.getCause() instanceof SshFailure failure) throw SshRemoteShells.failure(failure);
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            kill();
            throw e;
        }
    }

    @Override
    public void kill() {
        Thread.ofVirtual().name("ssh-kill").start(() -> stop(End.KILLED));
    }

    private Execution ended(int status) {
        return switch (end.get()) {
            case EXITED -> output.ended(status, End.EXITED);
            case TIMED_OUT -> output.ended(Execution.TIMED_OUT, End.TIMED_OUT);
            case KILLED -> output.ended(Execution.KILLED, End.KILLED);
        };
    }

    private void stop(End why) {
        if (result.isDone() || !end.compareAndSet(End.EXITED, why)) return;
        try {
            if (mark.group().isPresent()) {
                String kill = "exec sh -c 'kill -KILL -" + mark.group().getAsLong() + "'";
                connection.exec(new SshExec(kill, null, GRACE, 0, null));
            }
        } catch (SshFailure e) {
            // The connection is gone, and with it what could be done.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            worker.interrupt();
        }
    }

    private void run() {
        boolean unix = connection.isUnix();
        SshExec exec = new SshExec(
                unix ? inItsOwnGroup(command.text()) : command.text(),
                null,
                command.timeout().plus(GRACE),
                0,
                (stream, bytes) -> {
                    byte[] piece = unix && stream == SshExec.Stream.OUT ? mark.takenOff(bytes) : bytes;
                    output.add(stream == SshExec.Stream.OUT ? Stream.OUT : Stream.ERR, piece, piece.length);
                },
                "KILL");
        try {
            result.complete(connection.exec(exec));
        } catch (SshFailure | InterruptedException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    /**
     * The user's own shell runs the command as it stands, its errors in order among its other output. Only the quoting meets
     * the login shell, and it is the same for all of them.
     */
    private static String inItsOwnGroup(String command) {
        return "exec sh -c 'printf \"\\001%s\\001\" $$; exec \"${SHELL:-/bin/sh}\" -c \"$0\" 2>&1' '"
                + command.replace("'", "'\\''") + "'";
    }
}
