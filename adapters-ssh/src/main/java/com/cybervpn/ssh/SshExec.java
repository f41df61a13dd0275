package com.cybervpn.ssh;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A command to be run.
 *
 * @param command for the login shell of the other side, every argument quoted already
 * @param input sent to its standard input; null for none
 * @param timeout after which it is ended
 * @param maxOutput bytes kept of each of its outputs
 * @param chunks told each piece of output as it comes, in order within one stream; null for nobody
 * @param stop the signal that ends it early, by its name without SIG
 */
public record SshExec(
        String command,
        @Nullable InputStream input,
        Duration timeout,
        int maxOutput,
        @Nullable BiConsumer<Stream, byte[]> chunks,
        String stop) {
    /** A command that may clean up when it is ended early. */
    public SshExec(
            String command,
            @Nullable InputStream input,
            Duration timeout,
            int maxOutput,
            @Nullable BiConsumer<Stream, byte[]> chunks) {
        this(command, input, timeout, maxOutput, chunks, "TERM");
    }

    /** One of the two outputs of a command. */
    public enum Stream {
        OUT,
        ERR
    }
}
