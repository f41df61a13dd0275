package com.cybervpn.application.terminal.service;

import org.jspecify.annotations.Nullable;

/**
 * The output of one terminal, its bytes numbered from the start. The last ones are kept, so that a view that broke off can
 * go on where it was; one view reads at a time. The writer waits for a view that reads slowly, and without any view once
 * half of the ring was not seen by anyone: nothing is ever dropped unseen.
 */
final class OutputRing {
    private final byte[] ring;
    private final int window;
    private @Nullable Object view;
    private boolean confirming;
    private boolean ended;
    /** How many bytes came in, were read, and are known to have arrived where they are shown. */
    private long written;

    private long read;
    private long confirmed;

    /**
     * @param capacity bytes kept
     * @param window how far the writer may be ahead of a view, and a view ahead of what it confirmed
     */
    OutputRing(int capacity, int window) {
        ring = new byte[capacity];
        this.window = Math.min(window, capacity / 2);
    }

    /**
     * Adds bytes; waits while there is no room.
     *
     * @return false when the ring was ended
     */
    synchronized boolean write(byte[] from, int count) throws InterruptedException {
        for (int done = 0; done < count; ) {
            while (!ended && room() <= 0) wait();
            if (ended) return false;
            int start = (int) (written % ring.length);
            int piece = (int) Math.min(Math.min(count - done, ring.length - start), room());
            System.arraycopy(from, done, ring, start, piece);
            done += piece;
            written += piece;
            notifyAll();
        }
        return true;
    }

    private long room() {
        long kept = (confirming ? confirmed + ring.length : read + ring.length / 2) - written;
        return view == null ? kept : Math.min(kept, read + window - written);
    }

    /** Nothing more comes in. What is there can still be read. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /**
     * Gives the ring to another view; the one before gets no more.
     *
     * @return where it goes on: at {@code position}, or as near as what is kept allows
     */
    synchronized long show(Object newView, long position) {
        view = newView;
        read = Math.clamp(position, Math.max(0, written - ring.length), written);
        confirmed = read;
        confirming = false;
        notifyAll();
        return read;
    }

    synchronized void hide(Object oldView) {
        if (view != oldView) return;
        view = null;
        notifyAll();
    }

    synchronized boolean isShownBy(Object other) {
        return view == other;
    }

    synchronized boolean isShown() {
        return view != null;
    }

    /** The view says what it has got. From then on no more than a window is on its way to it. */
    synchronized void confirm(Object by, long position) {
        if (view != by) return;
        confirming = true;
        confirmed = Math.clamp(position, confirmed, read);
        notifyAll();
    }

    /**
     * Waits for bytes.
     *
     * @return how many; -1 when the view has lost the ring, or the end was read
     */
    synchronized int read(Object by, byte[] into) throws InterruptedException {
        while (view == by && !isReadable()) {
            if (ended && read == written) return -1;
            wait();
        }
        if (view != by) return -1;
        long allowed = confirming ? Math.min(written, confirmed + window) : written;
        int start = (int) (read % ring.length);
        int count = (int) Math.min(Math.min(into.length, allowed - read), ring.length - start);
        System.arraycopy(ring, start, into, 0, count);
        read += count;
        notifyAll();
        return count;
    }

    private boolean isReadable() {
        return read < written && (!confirming || read < confirmed + window);
    }
}
