package com.cybervpn.ssh;

import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.out.Shell;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.application.terminal.port.out.ShellTerminal;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.ShellCommand;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.TerminalSize;
import java.util.Map;

/** A user's login on another machine, on a connection of its own. */
final class SshUserShell implements Shell {
    private static final String TERMINAL = "xterm-256color";

    private final SshConnection connection;

    SshUserShell(SshConnection connection) {
        this.connection = connection;
    }

    @Override
    public ShellTerminal terminal(TerminalSize size) throws ShellFailure {
        try {
            return new SshUserTerminal(connection.shell(TERMINAL, size.columns(), size.rows(), Map.of()));
        } catch (SshFailure e) {
            throw new ShellFailure(ShellFault.NO_SHELL, e.text(), e);
        }
    }

    @Override
    public Execution execute(ShellCommand command, CommandObserver observer) throws ShellFailure, InterruptedException {
        return new SshRun(connection, command, observer).execute(observer);
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void onEnd(Runnable action) {
        connection.onEnd(action);
    }

    @Override
    public void close() {
        connection.close();
    }
}
