package com.cybervpn.persistence.operations;

import com.cybervpn.application.operations.port.out.Backups;
import com.cybervpn.domain.operations.Backup;
import com.cybervpn.domain.operations.BackupName;
import com.cybervpn.domain.operations.ByteSize;
import com.cybervpn.persistence.shared.DatabaseAddress;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Backups} in a directory that only we can read: they hold what the database holds. */
@Singleton
final class ScriptBackups implements Backups {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptBackups.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private final DatabaseAddress address;
    private final AdministrationConfig config;
    private final Path directory;
    private final InstantSource clock;

    ScriptBackups(
            DatabaseAddress address,
            AdministrationConfig config,
            @Value("${data.dir:data}") String dataDirectory,
            InstantSource clock) {
        this.address = address;
        this.config = config;
        this.directory = Optional.ofNullable(config.backupDir())
                .map(Path::of)
                .orElseGet(() -> Path.of(dataDirectory, "backups"))
                .toAbsolutePath()
                .normalize();
        this.clock = clock;
    }

    @Override
    public Outcome write(Order order) {
        Instant now = clock.instant();
        try {
            Files.createDirectories(directory);
            BackupName name = order.name();
            Path file = name == null ? unusedFile(order, now) : file(stem(name), order);
            if (Files.exists(file)) return new Outcome.NameTaken();
            write(file, order, now);
            var size = new ByteSize(Files.size(file));
            LOG.info("Backup {} is written, {}", file, size);
            return new Outcome.Written(new Backup(file.toString(), size, now));
        } catch (IOException | SQLException e) {
            LOG.error("A backup into {} failed", directory, e);
            return new Outcome.Failed();
        }
    }

    private Path unusedFile(Order order, Instant now) {
        String stem = "db_backup_" + TIME.format(now);
        Path file = file(stem, order);
        for (int i = 2; Files.exists(file); i++) file = file(stem + "_" + i, order);
        return file;
    }

    private Path file(String stem, Order order) {
        return directory.resolve(stem + (order.compress() ? ".sql.gz" : ".sql"));
    }

    /** Who names the file in full means the same. */
    private static String stem(BackupName name) {
        return name.value().replaceFirst("(?<=.)(\\.sql)?(\\.gz)?$", "");
    }

    /** Made aside and then renamed: a file under the final name was written to its end. */
    private void write(Path file, Order order, Instant now) throws IOException, SQLException {
        Path draft = Files.createTempFile(directory, ".backup-", ".part");
        try {
            keepPrivate(draft);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                OutputStream text = order.compress() ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
                dump(text, order, now);
                if (text instanceof GZIPOutputStream gzip) gzip.finish();
                bytes.flush();
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void dump(OutputStream out, Order order, Instant now) throws IOException, SQLException {
        try (Connection connection = address.unpooled(config.timeout())) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            String title = "CyberVPN Platform, " + (order.includeData() ? "backup" : "empty schema") + " of " + now
                    + " from PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
            new BackupScript(connection, out).write(title, order.includeData());
            connection.rollback();
        }
    }

    private static void keepPrivate(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
