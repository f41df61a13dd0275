package com.cybervpn.application.terminal.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.ExecuteInShell;
import com.cybervpn.application.terminal.port.in.RunCommand;
import com.cybervpn.application.terminal.port.out.Commands;
import com.cybervpn.application.terminal.port.out.LocalShells;
import com.cybervpn.application.terminal.port.out.TerminalSessions;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.CommandId;
import com.cybervpn.domain.terminal.CommandOutput;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.TerminalCommand;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores a command when it starts and again when it has ended, however it ended. */
public final class RunCommandService implements RunCommand {
    /** What the history shows of a command whose shell went away. */
    static final String LOST = "[the session was lost]";

    private final ExecuteInShell shells;
    private final TerminalSessions sessions;
    private final LocalShells sandboxes;
    private final Commands commands;
    private final int atOnce;
    private final Ids ids;
    private final InstantSource clock;
    private final Map<AccountId, Integer> running = new ConcurrentHashMap<>();

    /**
     * @param atOnce how many commands of one user this instance runs at a time
     */
    public RunCommandService(
            ExecuteInShell shells,
            TerminalSessions sessions,
            LocalShells sandboxes,
            Commands commands,
            int atOnce,
            Ids ids,
            InstantSource clock) {
        this.shells = shells;
        this.sessions = sessions;
        this.sandboxes = sandboxes;
        this.commands = commands;
        this.atOnce = atOnce;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome run(Caller caller, Command command) {
        Optional<Outcome> refusal = refusal(caller.account(), command);
        if (refusal.isPresent()) return refusal.get();
        int now = running.merge(caller.account(), 1, Integer::sum);
        try {
            return now > atOnce ? new Outcome.TooManyAtOnce(atOnce) : recorded(caller.account(), command);
        } finally {
            running.computeIfPresent(caller.account(), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    @Override
    public Outcome rerun(Caller caller, CommandId earlier) {
        return commands.find(earlier)
                .filter(command -> caller.principal().is(command.owner()))
                .map(command -> run(
                        caller, new Command(command.text(), command.session(), DEFAULT_TIMEOUT, CommandObserver.NONE)))
                .orElseGet(() -> new Outcome.NoSuchCommand(earlier));
    }

    private Optional<Outcome> refusal(AccountId owner, Command command) {
        String text = command.text();
        Duration timeout = command.timeout();
        if (text.isBlank() || text.length() > TerminalCommand.MAX_LENGTH) {
            return invalid("command", "must have 1 to " + TerminalCommand.MAX_LENGTH + " characters");
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return invalid("command", "must be text without NUL");
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            return invalid("timeout", "must be from 1 to " + MAX_TIMEOUT.toSeconds() + " seconds");
        }
        TerminalSessionId session = command.session();
        if (session == null)
            return sandboxes.areAvailable() ? Optional.empty() : Optional.of(new Outcome.SessionRequired());
        return isOpen(owner, session) ? Optional.empty() : Optional.of(new Outcome.NoSuchSession(session));
    }

    private boolean isOpen(AccountId owner, TerminalSessionId session) {
        return sessions.find(session)
                .filter(found -> found.owner().equals(owner) && found.state() == TerminalSession.State.OPEN)
                .isPresent();
    }

    private Outcome recorded(AccountId owner, Command command) {
        TerminalCommand started =
                TerminalCommand.started(new CommandId(ids.next()), owner, command.session(), command.text(), now());
        commands.add(started);
        try {
            var shellCommand = new ShellCommand(command.text(), command.timeout(), CommandOutput.MAX_BYTES);
            return switch (shells.execute(owner, command.session(), shellCommand, command.observer())) {
                case ExecuteInShell.Outcome.Ran(var execution) -> new Outcome.Finished(finished(started, execution));
                case ExecuteInShell.Outcome.ShellLost _ -> new Outcome.Finished(lost(started));
                // Both were there a moment ago.
                case ExecuteInShell.Outcome.NoSuchSession(var session) -> {
                    lost(started);
                    yield new Outcome.NoSuchSession(session);
                }
                case ExecuteInShell.Outcome.NoSandbox _ -> {
                    lost(started);
                    yield new Outcome.SessionRequired();
                }
            };
        } catch (InterruptedException e) {
            TerminalCommand ended = finished(started, Execution.KILLED, ""); // before the flag makes the store fail
            Thread.currentThread().interrupt();
            return new Outcome.Finished(ended);
        } catch (RuntimeException e) {
            lost(started);
            throw e;
        }
    }

    private TerminalCommand finished(TerminalCommand started, Execution execution) {
        return finished(started, execution.exitCode(), CommandOutput.kept(execution.output(), execution.truncated()));
    }

    private TerminalCommand lost(TerminalCommand started) {
        return finished(started, null, LOST);
    }

    private TerminalCommand finished(TerminalCommand started, @Nullable Integer exitCode, String output) {
        TerminalCommand finished = started.finished(exitCode, output, now());
        commands.finish(finished);
        return finished;
    }

    /** As exact as it is stored, so that a reply and the history say the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Outcome> invalid(String member, String reason) {
        return Optional.of(new Outcome.Invalid(member, reason));
    }
}
