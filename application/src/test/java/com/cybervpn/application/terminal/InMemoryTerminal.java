package com.cybervpn.application.terminal;

import com.cybervpn.application.terminal.port.in.UseTerminal.Signal;
import com.cybervpn.application.terminal.port.out.ShellTerminal;
import com.cybervpn.domain.terminal.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** A terminal that shows what the test says, and notes what is typed. */
public final class InMemoryTerminal implements ShellTerminal {
    private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    private final List<Signal> signals = new ArrayList<>();
    private byte[] waiting = new byte[0];
    private TerminalSize size;
    private OptionalInt exitCode = OptionalInt.empty();
    private boolean ended;

    InMemoryTerminal(TerminalSize size) {
        this.size = size;
    }

    /** Shows bytes; waits until all of them were read. */
    public synchronized void show(byte[] bytes) throws InterruptedException {
        waiting = bytes.clone();
        notifyAll();
        while (waiting.length > 0 && !ended) wait();
    }

    public void show(String text) throws InterruptedException {
        show(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The shell ends by itself. */
    public synchronized void exit(int code) {
        exitCode = OptionalInt.of(code);
        close();
    }

    /** Waits until that much was typed. */
    public synchronized String typed(int bytes) throws InterruptedException {
        while (typed.size() < bytes) wait();
        return typed.toString(StandardCharsets.UTF_8);
    }

    public synchronized TerminalSize size() {
        return size;
    }

    public synchronized List<Signal> signals() {
        return List.copyOf(signals);
    }

    @Override
    public synchronized int read(byte[] into) throws InterruptedException {
        while (waiting.length == 0 && !ended) wait();
        if (waiting.length == 0) return -1;
        int count = Math.min(into.length, waiting.length);
        System.arraycopy(waiting, 0, into, 0, count);
        waiting = Arrays.copyOfRange(waiting, count, waiting.length);
        notifyAll();
        return count;
    }

    @Override
    public synchronized void write(byte[] keys) {
        typed.writeBytes(keys);
        notifyAll();
    }

    @Override
    public synchronized void resize(TerminalSize newSize) {
        size = newSize;
    }

    @Override
    public synchronized void signal(Signal signal) {
        signals.add(signal);
    }

    @Override
    public synchronized OptionalInt exitCode() {
        return exitCode;
    }

    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }
}
