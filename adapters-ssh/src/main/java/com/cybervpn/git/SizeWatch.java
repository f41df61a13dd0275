package com.cybervpn.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Ends a fetch when its directory outgrows the limit, whatever way the data came in. */
final class SizeWatch extends EmptyProgressMonitor {
    private static final long PAUSE = Duration.ofMillis(250).toNanos();

    private final Path directory;
    private final long maxBytes;
    private long next = System.nanoTime();
    private boolean tooLarge;

    SizeWatch(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean isCancelled() {
        if (!tooLarge && System.nanoTime() - next >= 0) {
            tooLarge = size() > maxBytes;
            next = System.nanoTime() + PAUSE;
        }
        return tooLarge || Thread.currentThread().isInterrupted();
    }

    private long size() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(SizeWatch::sizeOf).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // files come and go while git works: the next look sees them
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
