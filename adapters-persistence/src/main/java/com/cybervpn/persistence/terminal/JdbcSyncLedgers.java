package com.cybervpn.persistence.terminal;

import com.cybervpn.application.terminal.port.out.SyncLedgers;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Sight;
import com.cybervpn.domain.terminal.sync.SyncLedger;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** Ledgers in the table {@code terminal_sync_ledgers}; what devices saw in {@code terminal_sync_sights}. */
@Singleton
final class JdbcSyncLedgers implements SyncLedgers {
    private final Sql sql;

    JdbcSyncLedgers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public SyncLedger read(AccountId account) {
        return sql.first(
                        "select * from terminal_sync_ledgers where account_id = ?",
                        JdbcSyncLedgers::ledger,
                        account.value())
                .orElse(SyncLedger.NEW);
    }

    @Override
    public SyncLedger lock(AccountId account) {
        // A row is needed to be locked, also at the very first operation.
        sql.update("""
            insert into terminal_sync_ledgers (account_id, last_tick, items, succeeded, failed, conflicts, resolved)
            values (?, ?, 0, 0, 0, 0, 0) on conflict do nothing\
            """, account.value(), SyncLedger.NEW.lastTick());
        return sql.first(
                        "select * from terminal_sync_ledgers where account_id = ? for update",
                        JdbcSyncLedgers::ledger,
                        account.value())
                .orElseThrow();
    }

    @Override
    public void save(AccountId account, SyncLedger ledger) {
        sql.update(
                """
                insert into terminal_sync_ledgers
                    (account_id, last_tick, items, succeeded, failed, conflicts, resolved, last_sync)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (account_id) do update set last_tick = excluded.last_tick, items = excluded.items,
                    succeeded = excluded.succeeded, failed = excluded.failed, conflicts = excluded.conflicts,
                    resolved = excluded.resolved, last_sync = excluded.last_sync\
                """,
                account.value(),
                ledger.lastTick(),
                ledger.items(),
                ledger.succeeded(),
                ledger.failed(),
                ledger.conflicts(),
                ledger.resolved(),
                ledger.lastSync());
    }

    @Override
    public Map<DataType, Sight> sights(AccountId account, String device) {
        Map<DataType, Sight> sights = new EnumMap<>(DataType.class);
        sql.list(
                        "select * from terminal_sync_sights where account_id = ? and device_id = ?",
                        row -> Map.entry(
                                SyncColumns.type(row),
                                new Sight(Sql.instant(row, "items_until"), Sql.instant(row, "tombstones_until"))),
                        account.value(),
                        device)
                .forEach(sight -> sights.put(sight.getKey(), sight.getValue()));
        return sights;
    }

    @Override
    public void saveSights(AccountId account, String device, Map<DataType, Sight> sights) {
        sights.forEach((type, sight) ->
                sql.update("""
                    insert into terminal_sync_sights (account_id, device_id, data_type, items_until, tombstones_until)
                    values (?, ?, ?, ?, ?)
                    on conflict (account_id, device_id, data_type) do update
                        set items_until = excluded.items_until, tombstones_until = excluded.tombstones_until\
                    """, account.value(), device, type.code(), sight.items(), sight.tombstones()));
    }

    @Override
    public void forgetAll(AccountId account) {
        sql.update("delete from terminal_sync_sights where account_id = ?", account.value());
        sql.update("delete from terminal_sync_ledgers where account_id = ?", account.value());
    }

    private static SyncLedger ledger(ResultSet row) throws SQLException {
        return new SyncLedger(
                Sql.instant(row, "last_tick"),
                row.getLong("items"),
                row.getLong("succeeded"),
                row.getLong("failed"),
                row.getLong("conflicts"),
                row.getLong("resolved"),
                SyncColumns.instantOrNull(row, "last_sync"));
    }
}
