package com.cybervpn.bootstrap.database.embedded;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a directory to one process. The operating system releases it however that process ends. */
final class DirectoryLock implements AutoCloseable {
    /** Beyond the text, which stays readable on systems where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /** What this process holds: closing any second channel to a locked file would give up the first one's lock (POSIX). */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @throws ConfigurationException when another process, or another instance in this one, has it
     */
    static DirectoryLock of(Path directory) {
        String ownPid = Long.toString(ProcessHandle.current().pid());
        try {
            Path parent = Files.createDirectories(directory.toAbsolutePath().getParent())
                    .toRealPath();
            Path file = parent.resolve(directory.getFileName() + ".lock");
            if (!HELD.add(file)) throw inUse(directory, ownPid);
            try {
                return locked(directory, file, ownPid);
            } catch (IOException | RuntimeException e) {
                HELD.remove(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + directory, e);
        }
    }

    private static DirectoryLock locked(Path directory, Path file, String ownPid) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            channel.close();
            throw inUse(directory, Files.readString(file).strip());
        }
        channel.truncate(0).write(ByteBuffer.wrap(ownPid.getBytes(StandardCharsets.US_ASCII)));
        return new DirectoryLock(file, channel);
    }

    private static ConfigurationException inUse(Path directory, String pid) {
        return new ConfigurationException(
                "data.dir (DATA_DIR): " + directory + " is in use by another instance (process " + pid + ")");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }
}
