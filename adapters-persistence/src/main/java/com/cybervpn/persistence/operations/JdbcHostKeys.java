package com.cybervpn.persistence.operations;

import com.cybervpn.application.shared.port.out.HostKeys;
import com.cybervpn.domain.shared.HostKey;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trusted host keys in PostgreSQL, the same for all instances. */
@Singleton
final class JdbcHostKeys implements HostKeys {
    private final Sql sql;

    JdbcHostKeys(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Verdict judge(HostKey offered) {
        int added = sql.update(
                "insert into host_keys (host, port, algorithm, fingerprint, trusted_since) values (?, ?, ?, ?, now())"
                        + " on conflict do nothing",
                offered.host(),
                offered.port(),
                offered.algorithm(),
                offered.fingerprint());
        if (added == 1) return new Verdict.FirstUse(offered);
        HostKey trusted = find(offered.host(), offered.port()).orElseThrow().trusted();
        if (trusted.equals(offered)) return new Verdict.Trusted(offered);
        sql.update(
                "update host_keys set refused_algorithm = ?, refused_fingerprint = ?, refused_at = now()"
                        + " where host = ? and port = ?",
                offered.algorithm(),
                offered.fingerprint(),
                offered.host(),
                offered.port());
        return new Verdict.Changed(trusted, offered);
    }

    @Override
    public List<Entry> list() {
        return sql.list("select * from host_keys order by host, port", JdbcHostKeys::entry);
    }

    @Override
    public Optional<Entry> find(String host, int port) {
        return sql.first("select * from host_keys where host = ? and port = ?", JdbcHostKeys::entry, host, port);
    }

    @Override
    public Optional<Entry> approve(String host, int port, String fingerprint) {
        return sql.first("""
            update host_keys set algorithm = refused_algorithm, fingerprint = refused_fingerprint,
                trusted_since = now(), refused_algorithm = null, refused_fingerprint = null, refused_at = null
            where host = ? and port = ? and refused_fingerprint = ?
            returning *
            """, JdbcHostKeys::entry, host, port, fingerprint);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String host = row.getString("host");
        int port = row.getInt("port");
        HostKey trusted = new HostKey(host, port, row.getString("algorithm"), row.getString("fingerprint"));
        OffsetDateTime refusedAt = row.getObject("refused_at", OffsetDateTime.class);
        @Nullable
        HostKey refused = refusedAt == null
                ? null
                : new HostKey(host, port, row.getString("refused_algorithm"), row.getString("refused_fingerprint"));
        return new Entry(
                trusted, Sql.instant(row, "trusted_since"), refused, refusedAt == null ? null : refusedAt.toInstant());
    }
}
