package com.cybervpn.application.terminal.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What was typed and not yet taken by the shell: bounded, so that who types never waits. */
final class KeyQueue {
    private final int limit;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int bytes;
    private boolean ended;

    KeyQueue(int limit) {
        this.limit = limit;
    }

    /** Takes all of it or nothing. */
    synchronized boolean offer(byte[] keys) {
        if (ended || keys.length > limit - bytes) return false;
        waiting.add(keys);
        bytes += keys.length;
        notifyAll();
        return true;
    }

    /** Waits for keys; empty at the end. */
    synchronized Optional<byte[]> take() throws InterruptedException {
        while (waiting.isEmpty() && !ended) wait();
        if (ended) return Optional.empty();
        byte[] keys = waiting.remove();
        bytes -= keys.length;
        return Optional.of(keys);
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }
}
