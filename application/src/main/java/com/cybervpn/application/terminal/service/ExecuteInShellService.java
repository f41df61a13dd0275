package com.cybervpn.application.terminal.service;

import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.ExecuteInShell;
import com.cybervpn.application.terminal.port.out.LocalShells;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.TerminalSessionId;
import org.jspecify.annotations.Nullable;

/** Runs commands in sessions that are held here, and in sandboxes of their own. */
public final class ExecuteInShellService implements ExecuteInShell {
    private final LiveSessions sessions;
    private final LocalShells sandboxes;

    public ExecuteInShellService(LiveSessions sessions, LocalShells sandboxes) {
        this.sessions = sessions;
        this.sandboxes = sandboxes;
    }

    @Override
    public Outcome execute(
            AccountId owner, @Nullable TerminalSessionId session, ShellCommand command, CommandObserver observer)
            throws InterruptedException {
        return session == null ? inSandbox(owner, command, observer) : inSession(owner, session, command, observer);
    }

    private Outcome inSession(AccountId owner, TerminalSessionId id, ShellCommand command, CommandObserver observer)
            throws InterruptedException {
        LiveSession live = sessions.find(owner, id).orElse(null);
        if (live == null) return new Outcome.NoSuchSession(id);
        live.commandBegins();
        try {
            return new Outcome.Ran(live.shell().execute(command, observer));
        } catch (ShellFailure e) {
            if (!live.shell().isOpen()) sessions.end(id);
            return new Outcome.ShellLost();
        } finally {
            live.commandEnds(sessions.now());
        }
    }

    private Outcome inSandbox(AccountId owner, ShellCommand command, CommandObserver observer)
            throws InterruptedException {
        if (!sandboxes.areAvailable()) return new Outcome.NoSandbox();
        try (Shell shell = sandboxes.open(owner)) {
            return new Outcome.Ran(shell.execute(command, observer));
        } catch (ShellFailure e) {
            return new Outcome.ShellLost();
        }
    }
}
