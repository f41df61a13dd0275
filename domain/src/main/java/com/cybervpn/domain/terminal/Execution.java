package com.cybervpn.domain.terminal;

/**
 * What a command left.
 *
 * @param exitCode the shell's; 128 and the signal's number when it was killed, {@link #TIMED_OUT} at the end of its time
 * @param output both outputs in order, cut at the limit
 */
public record Execution(int exitCode, String output, End end, boolean truncated) {
    /** What {@code timeout(1)} says of a command that took too long (T-CMD-4). */
    public static final int TIMED_OUT = 124;
    /** A command that was killed by SIGKILL. */
    public static final int KILLED = 137;

    /** How it came to its end. */
    public enum End {
        EXITED,
        TIMED_OUT,
        /** By its user. */
        KILLED
    }

    public boolean timedOut() {
        return end == End.TIMED_OUT;
    }
}
