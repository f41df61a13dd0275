package com.cybervpn.bootstrap.database.embedded;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the class path. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The directory with {@code initdb}, {@code pg_ctl} and {@code postgres}; unpacked below {@code cache} if need be. */
    static Path unpackedIn(Path cache) {
        URL archive = archive();
        try {
            Path home = cache.resolve("postgres-" + fingerprint(archive));
            if (!Files.isDirectory(home)) unpack(archive, home);
            return home.resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL below " + cache, e);
        }
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        String name = "postgres-"
                + (system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "darwin" : "linux")
                + (arm ? "-arm_64" : "-x86_64")
                + ".txz";
        @Nullable URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new ConfigurationException(
                    "database.url (DATABASE_URL) must be set: there is no embedded PostgreSQL for " + system + " on "
                            + machine);
        }
        return archive;
    }

    /** Tells versions apart without reading 15 MB at each start. */
    private static String fingerprint(URL archive) throws IOException {
        var connection = archive.openConnection();
        return connection instanceof JarURLConnection jar
                ? "%08x".formatted(jar.getJarEntry().getCrc())
                : Long.toString(connection.getContentLengthLong());
    }

    /** Made aside and then renamed, so that a directory under the final name is complete. */
    private static void unpack(URL archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path draft = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (InputStream bytes = new BufferedInputStream(archive.openStream());
                var entries = new TarArchiveInputStream(new XZInputStream(bytes))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                write(entry, entries, draft);
            }
        }
        if (posix(draft)) Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            FileTrees.delete(draft);
            if (!Files.isDirectory(home)) throw e; // else another instance was faster
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) throw new IOException("archive entry outside of its root: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, root.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(content, target);
            if (posix(target) && (entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static boolean posix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null;
    }
}
