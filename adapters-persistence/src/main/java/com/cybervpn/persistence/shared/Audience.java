package com.cybervpn.persistence.shared;

import com.cybervpn.application.shared.port.out.Events;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener, with a bounded queue and a thread of its own, so that a slow one delays nobody else. */
final class Audience implements Events.Subscription {
    static final int CAPACITY = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    private final BlockingQueue<Events.Event> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong missed = new AtomicLong();
    private final Consumer<Events.Event> listener;
    private final Runnable onClose;
    private final Thread thread;

    Audience(Consumer<Events.Event> listener, Consumer<Audience> onClose) {
        this.listener = listener;
        this.onClose = () -> onClose.accept(this);
        this.thread = Thread.ofVirtual().name("event-listener").start(this::deliver);
    }

    /** Events are delivered at most once: one that finds the queue full is dropped. */
    void offer(Events.Event event) {
        if (queue.offer(event)) return;
        long count = missed.incrementAndGet();
        if (Long.bitCount(count) == 1) LOG.warn("A listener is too slow and missed {} events so far", count);
    }

    private void deliver() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Events.Event event = queue.take();
                try {
                    listener.accept(event);
                } catch (RuntimeException e) {
                    LOG.error("A listener failed on event {} of {}", event.type(), event.topic(), e);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    @Override
    public void close() {
        onClose.run();
        thread.interrupt();
    }
}
