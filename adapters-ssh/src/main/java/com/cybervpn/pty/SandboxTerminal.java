package com.cybervpn.pty;

import com.cybervpn.application.terminal.port.in.UseTerminal.Signal;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.application.terminal.port.out.ShellTerminal;
import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.domain.terminal.TerminalSize;
import com.pty4j.PtyProcess;
import com.pty4j.WinSize;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A shell on a pseudo-terminal of this machine. */
final class SandboxTerminal implements ShellTerminal {
    private final PtyProcess process;

    SandboxTerminal(PtyProcess process) {
        this.process = process;
    }

    @Override
    public int read(byte[] into) throws ShellFailure, InterruptedException {
        try {
            int count = process.getInputStream().read(into);
            if (count < 0) process.waitFor(2, TimeUnit.SECONDS);
            return count;
        } catch (IOException e) {
            throw gone(e);
        }
    }

    @Override
    public void write(byte[] keys) throws ShellFailure {
        try {
            process.getOutputStream().write(keys);
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    @Override
    public void resize(TerminalSize size) throws ShellFailure {
        try {
            process.setWinSize(new WinSize(size.columns(), size.rows()));
        } catch (IllegalStateException e) {
            throw gone(e);
        }
    }

    /** By keys; the harsher ones end the whole sandbox, as no process of it can be seen from here. */
    @Override
    public void signal(Signal signal) throws ShellFailure {
        switch (signal) {
            case INT -> write(new byte[] {0x03});
            case QUIT -> write(new byte[] {0x1c});
            case TSTP -> write(new byte[] {0x1a});
            case TERM, KILL -> process.destroyForcibly();
        }
    }

    @Override
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static ShellFailure gone(Exception e) {
        return new ShellFailure(ShellFault.LOST, "the terminal is gone", e);
    }
}
