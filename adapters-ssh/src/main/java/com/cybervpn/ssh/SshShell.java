package com.cybervpn.ssh;

import com.cybervpn.ssh.SshFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.OptionalInt;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;

/**
 * A login shell on a terminal of the other side. Whoever does not read {@link #output} slows the other side down: no more
 * than one window of the protocol is ever held here.
 */
public final class SshShell implements AutoCloseable {
    private final ChannelShell channel;

    SshShell(ChannelShell channel) {
        this.channel = channel;
    }

    /** What the terminal shows, both outputs in order. Blocks; ends when the shell does. */
    public InputStream output() {
        return channel.getInvertedOut();
    }

    /** Types; blocks while the other side does not take more. */
    public void write(byte[] keys) throws SshFailure {
        try {
            channel.getInvertedIn().write(keys);
            channel.getInvertedIn().flush();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    public void resize(int columns, int rows) throws SshFailure {
        try {
            channel.sendWindowChange(columns, rows);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /** Sends a signal by its name without SIG: {@code INT}. Not every server passes it on. */
    public void signal(String name) {
        SshConnection.signal(channel, name);
    }

    public boolean isOpen() {
        return channel.isOpen() && !channel.isClosing();
    }

    /** The shell's exit status once it ended by itself. */
    public OptionalInt exitStatus() {
        Integer status = channel.getExitStatus();
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** The same; waits a moment for it, as it comes after the last output. */
    public OptionalInt awaitExitStatus(Duration patience) {
        channel.waitFor(EnumSet.of(ClientChannelEvent.EXIT_STATUS, ClientChannelEvent.CLOSED), patience);
        return exitStatus();
    }

    /** Calls {@code action} when the shell ends, whichever side ends it. */
    public void onEnd(Runnable action) {
        channel.addCloseFutureListener(_ -> action.run());
    }

    @Override
    public void close() {
        channel.close(true);
    }

    private static SshFailure gone(IOException e) {
        return new SshFailure(Reason.BROKEN, "the shell is gone", e);
    }
}
