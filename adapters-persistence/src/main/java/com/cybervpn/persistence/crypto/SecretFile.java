package com.cybervpn.persistence.crypto;

import com.cybervpn.domain.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A generated secret that a development installation keeps in its data directory, readable by its owner only. */
public final class SecretFile {
    private SecretFile() {}

    /** The secret in {@code file}; made and stored there on first use. */
    public static Secret readOrCreate(Path file, Supplier<String> generator) {
        try {
            if (!Files.exists(file)) create(file, generator.get());
            return Secret.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }

    /** Written aside first, so that a crash leaves either no file or a whole one. */
    private static void create(Path file, String secret) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(directory, file.getFileName().toString(), ".new", ownerOnly());
        try {
            Files.writeString(draft, secret + "\n");
            Files.move(draft, file);
        } catch (FileAlreadyExistsException e) {
            // Another instance was first; its secret counts.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
