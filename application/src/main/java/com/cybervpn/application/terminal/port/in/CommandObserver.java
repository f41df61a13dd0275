package com.cybervpn.application.terminal.port.in;

/** Follows a command while it runs. Called on threads of the shell's own; must not block. */
public interface CommandObserver {
    /** For who only wants to know how it ended; both outputs then come in their exact order. */
    CommandObserver NONE = new CommandObserver() {
        @Override
        public void started(Running running) {}

        @Override
        public void output(Stream stream, String text) {}

        @Override
        public boolean tellsStreamsApart() {
            return false;
        }
    };

    /** It runs, and can be killed from now on. */
    void started(Running running);

    /** A piece of output, whole characters only; nothing comes once the limit is reached. */
    void output(Stream stream, String text);

    /** Whether it matters which output a piece comes from. Where the shell sends both as one, all of it is {@code OUT}. */
    default boolean tellsStreamsApart() {
        return true;
    }

    /** One of the two outputs. */
    enum Stream {
        OUT,
        ERR
    }

    /** A command that runs. */
    interface Running {
        /** Kills it with all that it started; harmless when it has ended. Does not wait. */
        void kill();
    }
}
