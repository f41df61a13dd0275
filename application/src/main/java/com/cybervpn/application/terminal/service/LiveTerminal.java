package com.cybervpn.application.terminal.service;

import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.application.terminal.port.out.ShellTerminal;
import com.cybervpn.domain.terminal.TerminalSize;
import java.util.Optional;

/** A terminal that runs: one thread takes its output into the ring, another one gives it what was typed. */
final class LiveTerminal implements AutoCloseable {
    private static final int CHUNK = 32 * 1024;

    private final ShellTerminal terminal;
    private final OutputRing output;
    private final KeyQueue keys;
    private final Runnable onEnd;
    private TerminalSize size;

    /** @param onEnd called once, when the shell ended or the terminal was closed */
    LiveTerminal(ShellTerminal terminal, TerminalSize size, TerminalLimits limits, Runnable onEnd) {
        this.terminal = terminal;
        this.size = size;
        this.onEnd = onEnd;
        output = new OutputRing(limits.keptOutput(), limits.window());
        keys = new KeyQueue(limits.keptInput());
    }

    void start(String name) {
        Thread.ofVirtual().name("terminal-out-" + name).start(this::pump);
        Thread.ofVirtual().name("terminal-in-" + name).start(this::feed);
    }

    private void pump() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count; (count = terminal.read(chunk)) >= 0; ) {
                if (!output.write(chunk, count)) return;
            }
        } catch (ShellFailure e) {
            // Lost: the same end, without an exit code.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            onEnd.run();
        }
    }

    private void feed() {
        try {
            for (Optional<byte[]> next; (next = keys.take()).isPresent(); ) terminal.write(next.get());
        } catch (ShellFailure e) {
            keys.end(); // the pump sees the end as well
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    OutputRing output() {
        return output;
    }

    KeyQueue keys() {
        return keys;
    }

    ShellTerminal shell() {
        return terminal;
    }

    synchronized void resize(TerminalSize newSize) throws ShellFailure {
        if (newSize.equals(size)) return;
        terminal.resize(newSize);
        size = newSize;
    }

    @Override
    public void close() {
        output.end();
        keys.end();
        terminal.close();
    }
}
