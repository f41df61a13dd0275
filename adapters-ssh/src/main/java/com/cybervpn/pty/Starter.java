package com.cybervpn.pty;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes on one thread that lives as long as they may. Sandboxes are to die with their parent, and to the kernel
 * that is the thread which started them, not the whole program.
 */
final class Starter implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sandbox-starter").daemon().factory());

    <P extends Process> P start(Callable<P> start) throws IOException, InterruptedException {
        try {
            return thread.submit(start).get();
        } catch (ExecutionException e) {
            throw new IOException("cannot start a sandbox", e.getCause());
        }
    }

    /** Ends the thread, and with it every sandbox. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
