package com.cybervpn.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The place where this process keeps source while it is built. The lock of its file tells others that it lives; what dead
 * processes left is removed when the next one starts.
 */
final class Workplace implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Path own;
    private final FileChannel lock;

    Workplace(Path root) {
        try {
            Files.createDirectories(root);
            own = Files.createTempDirectory(
                    root, "work-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            lock = FileChannel.open(own.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            removeLeftovers(root);
        } catch (IOException e) {
            throw new UncheckedIOException("no place to work in " + root, e);
        }
    }

    /** A new private directory; whoever asks for it {@link #remove removes} it. */
    Path directory() throws IOException {
        return Files.createTempDirectory(own, "source-");
    }

    /** Tries more than once: the library probes a new file system, and ends what was cancelled, on threads of its own. */
    static void remove(Path directory) {
        for (int attempt = 1; ; attempt++) {
            try {
                removeOnce(directory);
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) throw new UncheckedIOException("cannot remove " + directory, e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static void removeOnce(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        lock.close();
        remove(own);
    }

    private void removeLeftovers(Path root) throws IOException {
        List<Path> others;
        try (Stream<Path> all = Files.list(root)) {
            others = all.filter(path -> !path.equals(own)).toList();
        }
        for (Path other : others) {
            if (isAbandoned(other)) remove(other);
        }
    }

    private static boolean isAbandoned(Path directory) {
        if (!Files.isRegularFile(directory.resolve(LOCK))) return false; // not ours, or being made right now
        try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false; // another one in this very process
        } catch (IOException e) {
            return false; // cannot be told: it stays
        }
    }
}
