package com.cybervpn.application.terminal.port.out;

import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.TerminalSize;

/** A place where one user may run commands, held open. Closing it ends everything that runs there for us. */
public interface Shell extends AutoCloseable {
    /** Starts the user's shell on a terminal of its own, of type {@code xterm-256color}. */
    ShellTerminal terminal(TerminalSize size) throws ShellFailure, InterruptedException;

    /**
     * Runs a command and waits for its end. At the end of its time, and when this thread is interrupted, it is killed with
     * the processes that it started.
     */
    Execution execute(ShellCommand command, CommandObserver observer) throws ShellFailure, InterruptedException;

    boolean isOpen();

    /** Calls {@code action} once when it ends, whichever side ends it; at once if it has ended. */
    void onEnd(Runnable action);

    @Override
    void close();
}
