package com.cybervpn.application.deployer.port.out;

import com.cybervpn.domain.deployer.VersionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The archives of versions, shared by all instances. */
public interface Archives {
    /** Stores a copy of {@code file}, in place of one that is there. */
    void store(VersionId version, Path file) throws IOException;

    /** Calls {@code reader} with the archive; empty when there is none. */
    Optional<Long> read(VersionId version, Reader reader) throws IOException, InterruptedException;

    void delete(VersionId version);

    /** Bytes stored, and bytes that could be. */
    Usage usage();

    /** Reads an archive from beginning to end. */
    @FunctionalInterface
    interface Reader {
        void read(InputStream content) throws IOException, InterruptedException;
    }

    /** How full the storage is, in bytes. */
    record Usage(long used, long total) {}
}
