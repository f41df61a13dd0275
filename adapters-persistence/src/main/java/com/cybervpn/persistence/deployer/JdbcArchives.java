package com.cybervpn.persistence.deployer;

import com.cybervpn.application.deployer.port.out.Archives;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.deployer.VersionId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Archives in PostgreSQL, in pieces that are read one at a time: no archive is ever in memory as a whole. */
@Singleton
final class JdbcArchives implements Archives {
    private static final int PIECE = 1024 * 1024;

    private final Sql sql;
    private final Transactions transactions;

    JdbcArchives(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public void store(VersionId version, Path file) throws IOException {
        try {
            transactions.run(() -> {
                delete(version);
                try (InputStream in = Files.newInputStream(file)) {
                    byte[] piece;
                    for (int number = 0; (piece = in.readNBytes(PIECE)).length > 0; number++) {
                        sql.update("insert into deployer_archives values (?, ?, ?)", version.value(), number, piece);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public Optional<Long> read(VersionId version, Reader reader) throws IOException, InterruptedException {
        Optional<Long> size = sql.first(
                "select sum(length(content)) as size from deployer_archives where version_id = ? having count(*) > 0",
                row -> row.getLong("size"),
                version.value());
        if (size.isEmpty()) return size;
        try (InputStream content = new SequenceInputStream(new Pieces(version))) {
            reader.read(content);
        }
        return size;
    }

    @Override
    public void delete(VersionId version) {
        sql.update("delete from deployer_archives where version_id = ?", version.value());
    }

    @Override
    public Usage usage() {
        try {
            var store = Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")));
            return new Usage(store.getTotalSpace() - store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            return new Usage(0, 0);
        }
    }

    /** The pieces of one archive, each fetched when it is wanted. */
    private final class Pieces implements Enumeration<InputStream> {
        private final VersionId version;
        private int next;

        Pieces(VersionId version) {
            this.version = version;
        }

        @Override
        public boolean hasMoreElements() {
            return sql.first(
                            "select 1 from deployer_archives where version_id = ? and piece = ?",
                            row -> row.getInt(1),
                            version.value(),
                            next)
                    .isPresent();
        }

        @Override
        public InputStream nextElement() {
            byte[] piece = sql.first(
                            "select content from deployer_archives where version_id = ? and piece = ?",
                            row -> row.getBytes("content"),
                            version.value(),
                            next)
                    .orElseThrow(NoSuchElementException::new);
            next++;
            return new ByteArrayInputStream(piece);
        }
    }
}
