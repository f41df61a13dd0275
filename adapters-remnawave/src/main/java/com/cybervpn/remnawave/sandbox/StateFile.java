package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state in one file that is replaced as a whole, so it is always one that was complete. Changes that come while
 * a write is under way share the next one; each is told when it is safe. Used on the server's thread alone.
 */
final class StateFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

    private final Path file;
    private final PanelState state;
    private final Executor serverThread;
    private List<Runnable> waiting = new ArrayList<>();
    private boolean writing;
    private final FileChannel lock;

    private StateFile(Path file, PanelState state, FileChannel lock, Executor serverThread) {
        this.file = file;
        this.state = state;
        this.lock = lock;
        this.serverThread = serverThread;
    }

    /**
     * Opens the file for this process alone.
     *
     * @param created told when there was none yet
     * @throws IllegalStateException when another process has it, or it is damaged
     */
    static StateFile open(Path file, Executor serverThread, Runnable created) {
        FileChannel lock = lock(file);
        try {
            boolean exists = Files.exists(file);
            PanelState state = exists ? PanelState.of(Json.object(Files.readAllBytes(file))) : new PanelState();
            if (!exists) created.run();
            return new StateFile(file, state, lock, serverThread);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox panel's file " + file + " cannot be read", e);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("the sandbox panel's file " + file + " is damaged", e);
        }
    }

    PanelState state() {
        return state;
    }

    private static FileChannel lock(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            FileChannel lock = FileChannel.open(
                    file.resolveSibling(file.getFileName() + ".lock"),
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE);
            if (lock.tryLock() != null) return lock;
            lock.close();
        } catch (OverlappingFileLockException e) {
            // this process has it: the same as another
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox panel's file " + file + " cannot be locked", e);
        }
        throw new IllegalStateException("the sandbox panel's file " + file + " is in use by another instance:"
                + " give this one REMNAWAVE_URL and REMNAWAVE_TOKEN, or a DATA_DIR of its own");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the sandbox panel's lock could not be given back", e);
        }
    }

    /** Calls {@code kept} on the server's thread once the state as it is now is in the file. */
    void keep(Runnable kept) {
        waiting.add(kept);
        if (!writing) writeNow();
    }

    /** Writes at once and waits. */
    void flush() {
        try {
            replace(Json.write(state.toJson()));
        } catch (IOException e) {
            LOG.error("the sandbox panel's state could not be written to {}", file, e);
        }
    }

    private void writeNow() {
        writing = true;
        byte[] snapshot = Json.write(state.toJson());
        List<Runnable> covered = waiting;
        waiting = new ArrayList<>();
        Thread.startVirtualThread(() -> {
            try {
                replace(snapshot);
            } catch (IOException e) {
                LOG.error("the sandbox panel's state could not be written to {}", file, e);
            }
            serverThread.execute(() -> {
                writing = false;
                if (!waiting.isEmpty()) writeNow();
                covered.forEach(Runnable::run);
            });
        });
    }

    private void replace(byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        if (!Files.exists(next)) createPrivate(next);
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) channel.write(buffer);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void createPrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }
}
