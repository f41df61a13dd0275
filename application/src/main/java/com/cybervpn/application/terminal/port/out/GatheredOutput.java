package com.cybervpn.application.terminal.port.out;

import com.cybervpn.application.terminal.port.in.CommandObserver;
import com.cybervpn.application.terminal.port.in.CommandObserver.Stream;
import com.cybervpn.domain.terminal.Execution;
import com.cybervpn.domain.terminal.Utf8Pieces;
import java.io.ByteArrayOutputStream;

/**
 * What a shell gathers the output of one command in: in the order in which it comes, up to a limit (T-CMD-3, T-CMD-5), and
 * told to the observer by whole characters. NUL, which text stores do not take, becomes U+FFFD.
 */
public final class GatheredOutput {
    private final int limit;
    private final CommandObserver observer;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Utf8Pieces out = new Utf8Pieces();
    private final Utf8Pieces err = new Utf8Pieces();
    private boolean truncated;

    /** @param limit in bytes, both outputs together */
    public GatheredOutput(int limit, CommandObserver observer) {
        this.limit = limit;
        this.observer = observer;
    }

    public synchronized void add(Stream stream, byte[] bytes, int count) {
        int room = Math.min(count, limit - kept.size());
        truncated |= room < count;
        if (room == 0) return;
        kept.write(bytes, 0, room);
        String text = (stream == Stream.OUT ? out : err).decode(bytes, room);
        if (!text.isEmpty()) observer.output(stream, storable(text));
    }

    /** What was kept, without the character that the limit cut. */
    public synchronized Execution ended(int exitCode, Execution.End end) {
        byte[] bytes = kept.toByteArray();
        Utf8Pieces pieces = new Utf8Pieces();
        String text = pieces.decode(bytes, bytes.length);
        return new Execution(exitCode, storable(truncated ? text : text + pieces.finish()), end, truncated);
    }

    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
