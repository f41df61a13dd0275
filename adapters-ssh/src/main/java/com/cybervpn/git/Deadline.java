package com.cybervpn.git;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives a piece of blocking work a limit of time: on a virtual thread, whose interrupt also closes its sockets. */
final class Deadline {
    private static final Duration WIND_DOWN = Duration.ofSeconds(5);

    private Deadline() {}

    /**
     * Does {@code work} and waits for it. When the time is up, or this thread is interrupted, the work is interrupted and has
     * ended, or was given time to, when this returns.
     */
    static <T> T within(Duration limit, Callable<T> work)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofVirtual().name("git").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException e) {
            thread.interrupt();
            thread.join(WIND_DOWN);
            throw e;
        }
    }
}
