package com.cybervpn.ssh;

import com.cybervpn.application.terminal.port.in.UseTerminal.Signal;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.application.terminal.port.out.ShellTerminal;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.TerminalSize;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** The terminal of a login shell on another machine. */
final class SshUserTerminal implements ShellTerminal {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final SshShell shell;

    SshUserTerminal(SshShell shell) {
        this.shell = shell;
    }

    @Override
    public int read(byte[] into) throws ShellFailure {
        try {
            int count = shell.output().read(into);
            if (count < 0) shell.awaitExitStatus(LAST_WORDS);
            return count;
        } catch (IOException e) {
            throw new ShellFailure(ShellFault.LOST, "the terminal is gone", e);
        }
    }

    @Override
    public void write(byte[] keys) throws ShellFailure {
        try {
            shell.write(keys);
        } catch (SshFailure e) {
            throw SshRemoteShells.failure(e);
        }
    }

    @Override
    public void resize(TerminalSize size) throws ShellFailure {
        try {
            shell.resize(size.columns(), size.rows());
        } catch (SshFailure e) {
            throw SshRemoteShells.failure(e);
        }
    }

    /** By keys where the terminal has one for it, as servers pass few signals on. */
    @Override
    public void signal(Signal signal) throws ShellFailure {
        switch (signal) {
            case INT -> write(new byte[] {0x03});
            case QUIT -> write(new byte[] {0x1c});
            case TSTP -> write(new byte[] {0x1a});
            case TERM, KILL -> shell.signal(signal.name());
        }
    }

    @Override
    public OptionalInt exitCode() {
        return shell.exitStatus();
    }

    @Override
    public void close() {
        shell.close();
    }
}
