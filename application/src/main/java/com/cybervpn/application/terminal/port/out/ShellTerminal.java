package com.cybervpn.application.terminal.port.out;

import com.cybervpn.application.terminal.port.in.UseTerminal.Signal;
import com.cybervpn.domain.terminal.TerminalSize;
import java.util.OptionalInt;

/** A shell on a terminal. One thread reads, another one writes. */
public interface ShellTerminal extends AutoCloseable {
    /**
     * Reads what the terminal shows, bytes as they come. Who does not read slows the other side down: at most a bounded
     * window is held meanwhile.
     *
     * @return how many bytes were put into {@code into}; -1 when the shell ended
     */
    int read(byte[] into) throws ShellFailure, InterruptedException;

    /** Types; blocks while the other side does not take more. */
    void write(byte[] keys) throws ShellFailure, InterruptedException;

    void resize(TerminalSize size) throws ShellFailure;

    /** Signals what runs in the foreground; not every machine passes it on. */
    void signal(Signal signal) throws ShellFailure;

    /** The shell's exit code, once it ended by itself. */
    OptionalInt exitCode();

    @Override
    void close();
}
