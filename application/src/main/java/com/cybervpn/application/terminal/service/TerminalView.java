package com.cybervpn.application.terminal.service;

import com.cybervpn.application.terminal.port.in.UseTerminal.Attachment;
import com.cybervpn.application.terminal.port.in.UseTerminal.End;
import com.cybervpn.application.terminal.port.in.UseTerminal.Signal;
import com.cybervpn.application.terminal.port.out.ShellFailure;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSize;
import java.time.InstantSource;

/** One attachment to a terminal. */
final class TerminalView implements Attachment {
    private final LiveSession live;
    private final LiveTerminal terminal;
    private final InstantSource clock;
    private volatile long position;
    private volatile boolean closed;

    TerminalView(LiveSession live, LiveTerminal terminal, long position, InstantSource clock) {
        this.live = live;
        this.terminal = terminal;
        this.clock = clock;
        this.position = terminal.output().show(this, position);
    }

    @Override
    public TerminalSession session() {
        return live.session();
    }

    @Override
    public boolean isShown() {
        return !closed && !terminal.output().isEnded() && terminal.output().isShownBy(this);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public int read(byte[] into) throws InterruptedException {
        int count = terminal.output().read(this, into);
        if (count > 0) position += count;
        return count;
    }

    @Override
    public void confirm(long upTo) {
        terminal.output().confirm(this, upTo);
    }

    @Override
    public End end() {
        if (closed) return new End.Detached();
        return terminal.output().isShownBy(this)
                ? new End.Ended(terminal.shell().exitCode())
                : new End.TakenOver();
    }

    @Override
    public boolean type(byte[] keys) {
        if (!isShown() || !terminal.keys().offer(keys)) return false;
        live.used(clock.instant());
        return true;
    }

    @Override
    public boolean resize(TerminalSize size) {
        return isShown() && tried(() -> terminal.resize(size));
    }

    @Override
    public boolean signal(Signal signal) {
        return isShown() && tried(() -> terminal.shell().signal(signal));
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        live.used(clock.instant()); // from now on it is idle
        terminal.output().hide(this);
    }

    private static boolean tried(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (ShellFailure e) {
            return false;
        }
    }

    private interface Attempt {
        void run() throws ShellFailure;
    }
}
