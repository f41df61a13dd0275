package com.cybervpn.bootstrap.database.embedded;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.crypto.SecretFile;
import com.cybervpn.persistence.shared.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The default database: a PostgreSQL 18 on a random port of the loopback interface, whose data outlives the platform. It
 * runs as a process of its own. When the platform is killed it stays behind; the next start stops it cleanly and goes on
 * from there.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String MAJOR_VERSION = "18";
    private static final String ROLE = "cybervpn";
    private static final int PORT_TRIES = 5;

    /** Small and safe: fsync stays on, its own log keeps one week, nobody but us connects. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", "''"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("io_method", "sync"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "256MB"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_rotation_size", "0"));

    private final DirectoryLock lock;
    private final PostgresPrograms programs;
    private final Path cluster;
    private final DatabaseAddress address;

    private EmbeddedPostgres(DirectoryLock lock, PostgresPrograms programs, Path cluster, DatabaseAddress address) {
        this.lock = lock;
        this.programs = programs;
        this.cluster = cluster;
        this.address = address;
    }

    /**
     * Starts the database of {@code directory}, making it first if there is none.
     *
     * @param binaries where PostgreSQL's programs are unpacked to; may be shared by many
     * @param overrides server settings that win over ours
     * @throws io.micronaut.context.exceptions.ConfigurationException when another instance uses the directory, or
     *     PostgreSQL does not start
     */
    public static EmbeddedPostgres start(Path directory, Path binaries, Map<String, String> overrides) {
        return start(directory, binaries, overrides, UnprivilegedUser.find());
    }

    static EmbeddedPostgres start(Path directory, Path binaries, Map<String, String> overrides, UnprivilegedUser user) {
        DirectoryLock lock = DirectoryLock.of(directory);
        try {
            var programs = new PostgresPrograms(PostgresBinaries.unpackedIn(binaries), user);
            removeDrafts(directory);
            if (!Files.isDirectory(directory)) create(directory, programs, user);
            user.own(directory);
            Path cluster = directory.resolve("cluster");
            requireVersion(cluster);
            stopWhatWasLeftBehind(cluster, programs);
            int port = startOnFreePort(cluster, programs, overrides);
            LOG.info("Embedded PostgreSQL is up on 127.0.0.1:{}, its data is in {}", port, directory);
            var address =
                    new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", ROLE, password(directory));
            return new EmbeddedPostgres(lock, programs, cluster, address);
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("cannot use " + directory, e);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Stops it in order; all sessions are ended. */
    @Override
    public void close() {
        try (lock) {
            programs.stop(cluster);
            LOG.info("Embedded PostgreSQL is stopped");
        }
    }

    /** Made aside and then renamed: a directory under the final name was made to its end. */
    private static void create(Path directory, PostgresPrograms programs, UnprivilegedUser user) throws IOException {
        LOG.info("Making a database in {}", directory);
        Path draft = Files.createTempDirectory(directory.getParent(), draftPrefix(directory));
        password(draft);
        user.own(draft);
        programs.initialise(draft.resolve("cluster"), ROLE, passwordFile(draft));
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeDrafts(Path directory) {
        try (var drafts = Files.newDirectoryStream(directory.getParent(), draftPrefix(directory) + "*")) {
            for (Path draft : drafts) FileTrees.delete(draft);
        } catch (IOException e) {
            LOG.warn("Something still writes to an unfinished database; it will be removed at another start", e);
        }
    }

    private static String draftPrefix(Path directory) {
        return directory.getFileName() + ".new-";
    }

    private static Path passwordFile(Path directory) {
        return directory.resolve("password");
    }

    private static Secret password(Path directory) {
        return SecretFile.readOrCreate(passwordFile(directory), () -> {
            byte[] bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            return Base64.getUrlEncoder().encodeToString(bytes);
        });
    }

    private static void requireVersion(Path cluster) throws IOException {
        Path file = cluster.resolve("PG_VERSION");
        String version = Files.exists(file) ? Files.readString(file).strip() : "none";
        if (!version.equals(MAJOR_VERSION)) {
            throw new PostgresFailure("the data in " + cluster + " is of version " + version + ", not " + MAJOR_VERSION
                    + "; start it with the release of the platform that made it and move it over by dump and restore");
        }
    }

    /** We hold the lock, so a server that runs has lost its platform. */
    private static void stopWhatWasLeftBehind(Path cluster, PostgresPrograms programs) throws IOException {
        var postmaster = new Postmaster(cluster);
        if (postmaster.isRunning()) {
            LOG.warn("The platform did not end in order last time; stopping the PostgreSQL that it left behind");
            programs.stop(cluster);
        } else {
            postmaster.forget();
        }
    }

    private static int startOnFreePort(Path cluster, PostgresPrograms programs, Map<String, String> overrides)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            var settings = new TreeMap<>(SETTINGS);
            settings.putAll(overrides);
            settings.put("port", Integer.toString(port));
            Files.deleteIfExists(cluster.resolveSibling("server.log"));
            try {
                programs.start(cluster, assignments(settings));
                return port;
            } catch (PostgresFailure e) {
                boolean portTaken = String.valueOf(e.getMessage()).contains("could not bind");
                if (!portTaken || attempt == PORT_TRIES) throw e;
            }
        }
    }

    private static List<String> assignments(Map<String, String> settings) {
        var assignments = new ArrayList<String>();
        settings.forEach((name, value) -> assignments.add(name + "=" + value));
        return assignments;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
