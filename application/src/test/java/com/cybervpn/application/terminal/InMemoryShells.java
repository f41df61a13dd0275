package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.out.LocalShells;
import com.cybervpn.application.terminal.port.out.RemoteShells;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.SshLogin;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Machines and sandboxes that exist in memory: commands are answered by a function, terminals by the test. */
public final class InMemoryShells implements RemoteShells, LocalShells {
    private final List<InMemoryShell> opened = new CopyOnWriteArrayList<>();
    private volatile Function<ShellCommand, Execution> answers =
            command -> new Execution(0, command.text() + "\n", Execution.End.EXITED, false);
    private volatile @Nullable ShellFault refusal;
    private volatile boolean sandboxes = true;

    /** How commands end from now on. */
    public void answering(Function<ShellCommand, Execution> newAnswers) {
        answers = newAnswers;
    }

    /** Every machine refuses from now on; null: none does. */
    public void refusing(@Nullable ShellFault fault) {
        refusal = fault;
    }

    public void withoutSandboxes() {
        sandboxes = false;
    }

    /** All that were opened, the latest last. */
    public List<InMemoryShell> opened() {
        return opened;
    }

    public InMemoryShell latest() {
        return opened.getLast();
    }

    @Override
    public Shell connect(SshDestination destination, SshLogin login) throws ShellFailure {
        ShellFault fault = refusal;
        if (fault != null) throw new ShellFailure(fault, "refused", null);
        return open(destination + " " + login);
    }

    @Override
    public boolean areAvailable() {
        return sandboxes;
    }

    @Override
    public Shell open(AccountId owner) throws ShellFailure {
        if (!sandboxes) throw new ShellFailure(ShellFault.NO_SHELL, "no sandboxes", null);
        return open("sandbox of " + owner);
    }

    private Shell open(String name) {
        InMemoryShell shell = new InMemoryShell(name, command -> answers.apply(command));
        opened.add(shell);
        return shell;
    }
}
