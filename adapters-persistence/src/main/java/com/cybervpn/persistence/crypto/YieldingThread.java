package com.cybervpn.persistence.crypto;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that compute on all cores while nothing else wants them, and step back for whatever does. Java's own priorities
 * mean nothing to Linux, where each thread has a nice value of its own; elsewhere these are ordinary threads.
 */
final class YieldingThread {
    private static final Logger LOG = LoggerFactory.getLogger(YieldingThread.class);
    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;
    /** A tenth of the share of an ordinary thread: little beside others, but never nothing. */
    private static final int NICE = 10;

    private YieldingThread() {}

    /** Makes daemons named {@code prefix} and a number. */
    static ThreadFactory factory(String prefix) {
        var threads = Thread.ofPlatform().daemon().name(prefix, 1).factory();
        return work -> threads.newThread(() -> {
            stepBack();
            work.run();
        });
    }

    @SuppressWarnings("restricted") // one plain call of the C library
    private static void stepBack() {
        if (!System.getProperty("os.name").equals("Linux")) return;
        var linker = Linker.nativeLinker();
        var type = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        try {
            MethodHandle setPriority =
                    linker.downcallHandle(linker.defaultLookup().findOrThrow("setpriority"), type);
            int failed = (int) setPriority.invokeExact(PRIO_PROCESS, THIS_THREAD, NICE);
            if (failed != 0) LOG.warn("passwords are hashed at ordinary priority: the system refuses a lower one");
        } catch (Throwable e) {
            LOG.warn("passwords are hashed at ordinary priority", e);
        }
    }
}
