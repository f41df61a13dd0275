package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.ExecuteInShell;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs commands by a function: in every user's sandbox, and in the sessions that the test opened. */
public final class ScriptedExecution implements ExecuteInShell {
    private final Map<TerminalSessionId, AccountId> open = new HashMap<>();
    private Function<ShellCommand, Execution> script =
            command -> new Execution(0, command.text() + "\n", Execution.End.EXITED, false);
    private boolean sandbox = true;
    private boolean lost;

    public void answering(Function<ShellCommand, Execution> newScript) {
        script = newScript;
    }

    public void opened(TerminalSessionId session, AccountId owner) {
        open.put(session, owner);
    }

    public void ended(TerminalSessionId session) {
        open.remove(session);
    }

    public void withoutSandbox() {
        sandbox = false;
    }

    /** Every shell is lost from now on. */
    public void losingShells() {
        lost = true;
    }

    @Override
    public Outcome execute(
            AccountId owner, @Nullable TerminalSessionId session, ShellCommand command, CommandObserver observer) {
        if (session == null && !sandbox) return new Outcome.NoSandbox();
        if (session != null && !owner.equals(open.get(session))) return new Outcome.NoSuchSession(session);
        if (lost) return new Outcome.ShellLost();
        observer.started(() -> {});
        Execution execution = script.apply(command);
        observer.output(CommandObserver.Stream.OUT, execution.output());
        return new Outcome.Ran(execution);
    }
}
