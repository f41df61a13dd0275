package com.cybervpn.application.terminal.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSessionId;
import com.cybervpn.domain.terminal.TerminalSize;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Shows the terminal of a session, and takes what is typed. One attachment at a time: a later one takes over. */
public interface UseTerminal {
    /**
     * Attaches to a session of the caller's, from whatever device. Starts the terminal at the first time.
     *
     * @param position how many bytes of output were seen already; output goes on from there, or from the oldest byte kept
     * @param size null: as it is, and the default for a new one
     */
    Outcome attach(Caller caller, TerminalSessionId session, long position, @Nullable TerminalSize size)
            throws InterruptedException;

    /** How it went. */
    sealed interface Outcome {
        record Attached(Attachment attachment) implements Outcome {}

        /** The caller has no such session open here. */
        record NoSuchSession() implements Outcome {}

        /** The session gives no terminal, and is over. */
        record NoTerminal() implements Outcome {}
    }

    /** A view of a terminal. Reading and writing are independent of each other. */
    interface Attachment extends AutoCloseable {
        TerminalSession session();

        /** Whether the terminal is there and this is the attachment that has it. */
        boolean isShown();

        /** How many bytes of output came before what {@link #read} gives next. */
        long position();

        /**
         * The next bytes of output, as soon as there are some. Who does not read slows the shell down and nothing else.
         *
         * @return how many bytes were put into {@code into}; -1 when there are no more, see {@link #end}
         */
        int read(byte[] into) throws InterruptedException;

        /**
         * Says up to where output has arrived. Whoever says so once is never sent more than a window beyond it, and finds
         * everything after it kept.
         */
        void confirm(long position);

        /** Why there is no more output. */
        End end();

        /**
         * Types. Does not block.
         *
         * @return false when the shell does not take that much now; nothing of it was taken then
         */
        boolean type(byte[] keys);

        /** @return false when the terminal is gone */
        boolean resize(TerminalSize size);

        /**
         * Signals what runs in the foreground.
         *
         * @return false when the terminal is gone
         */
        boolean signal(Signal signal);

        /** Detaches; the session goes on. */
        @Override
        void close();
    }

    /** Why a view ended. */
    sealed interface End {
        /** @param exitCode the shell's; empty when the connection was lost */
        record Ended(OptionalInt exitCode) implements End {}

        /** Another attachment took over. */
        record TakenOver() implements End {}

        /** It was closed from this side. */
        record Detached() implements End {}
    }

    /** What a terminal's foreground can be sent. */
    enum Signal {
        INT,
        QUIT,
        TSTP,
        TERM,
        KILL
    }
}
