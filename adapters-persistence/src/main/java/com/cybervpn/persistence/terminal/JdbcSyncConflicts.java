package com.cybervpn.persistence.terminal;

import com.cybervpn.application.terminal.port.out.SyncConflicts;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.Conflict;
import com.cybervpn.domain.terminal.sync.ConflictId;
import com.cybervpn.domain.terminal.sync.ConflictKind;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Resolution;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Conflicts in the table {@code terminal_sync_conflicts}. */
@Singleton
final class JdbcSyncConflicts implements SyncConflicts {
    private final Sql sql;
    private final SyncColumns columns;

    JdbcSyncConflicts(Sql sql, SyncColumns columns) {
        this.sql = sql;
        this.columns = columns;
    }

    @Override
    public List<Conflict> open(AccountId account) {
        return sql.list("""
            select * from terminal_sync_conflicts where account_id = ? and resolution is null
            order by detected_at, id\
            """, this::conflict, account.value());
    }

    @Override
    public Optional<Conflict> find(AccountId account, ConflictId id) {
        return sql.first(
                "select * from terminal_sync_conflicts where account_id = ? and id = ?",
                this::conflict,
                account.value(),
                id.value());
    }

    @Override
    public void save(AccountId account, Conflict conflict) {
        sql.update(
                """
                insert into terminal_sync_conflicts (id, account_id, data_type, item_key, kind, document, deleted,
                    modified_at, device_id, device_name, detected_at, resolution, resolved_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set kind = excluded.kind, document = excluded.document,
                    deleted = excluded.deleted, modified_at = excluded.modified_at, device_name = excluded.device_name,
                    resolution = excluded.resolution, resolved_at = excluded.resolved_at\
                """,
                conflict.id().value(),
                account.value(),
                conflict.type().code(),
                Optional.ofNullable(conflict.key()).map(ItemKey::value).orElse(null),
                conflict.kind().code(),
                columns.text(conflict.local().document()),
                conflict.local().deleted(),
                conflict.modifiedAt(),
                conflict.device(),
                conflict.deviceName(),
                conflict.detectedAt(),
                Optional.ofNullable(conflict.resolution()).map(Resolution::code).orElse(null),
                conflict.resolvedAt());
    }

    @Override
    public int forgetSettled(Instant before) {
        return sql.update("delete from terminal_sync_conflicts where resolved_at < ?", before);
    }

    @Override
    public void forgetAll(AccountId account) {
        sql.update("delete from terminal_sync_conflicts where account_id = ?", account.value());
    }

    private Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
                new ConflictId(row.getObject("id", UUID.class)),
                SyncColumns.type(row),
                row.getString("item_key") == null ? null : SyncColumns.key(row),
                ConflictKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                columns.state(row),
                Sql.instant(row, "modified_at"),
                row.getString("device_id"),
                row.getString("device_name"),
                Sql.instant(row, "detected_at"),
                Optional.ofNullable(row.getString("resolution"))
                        .flatMap(Resolution::ofCode)
                        .orElse(null),
                SyncColumns.instantOrNull(row, "resolved_at"));
    }
}
