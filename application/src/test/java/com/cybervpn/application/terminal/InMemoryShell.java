package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.CommandObserver.Stream;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.application.terminal.port.out.ShellTerminal;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.TerminalSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A shell without a machine. */
public final class InMemoryShell implements Shell {
    private final String name;
    private final Function<ShellCommand, Execution> answers;
    private final List<Runnable> onEnd = new ArrayList<>();
    private @Nullable InMemoryTerminal terminal;
    private boolean open = true;

    InMemoryShell(String name, Function<ShellCommand, Execution> answers) {
        this.name = name;
        this.answers = answers;
    }

    /** What it was opened to. */
    public String name() {
        return name;
    }

    /** The terminal that was started. */
    public synchronized InMemoryTerminal terminal() {
        return Objects.requireNonNull(terminal, "no terminal was started");
    }

    @Override
    public synchronized ShellTerminal terminal(TerminalSize size) throws ShellFailure {
        if (!open) throw new ShellFailure(ShellFault.LOST, "closed", null);
        terminal = new InMemoryTerminal(size);
        return terminal;
    }

    @Override
    public Execution execute(ShellCommand command, CommandObserver observer) throws ShellFailure {
        if (!isOpen()) throw new ShellFailure(ShellFault.LOST, "closed", null);
        observer.started(() -> {});
        Execution execution = answers.apply(command);
        observer.output(Stream.OUT, execution.output());
        return execution;
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public void onEnd(Runnable action) {
        synchronized (this) {
            if (open) {
                onEnd.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public void close() {
        List<Runnable> actions;
        synchronized (this) {
            if (!open) return;
            open = false;
            actions = List.copyOf(onEnd);
            if (terminal != null) terminal.close();
        }
        actions.forEach(Runnable::run);
    }
}
