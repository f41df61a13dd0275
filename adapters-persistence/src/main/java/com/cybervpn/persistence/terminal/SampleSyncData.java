package com.cybervpn.persistence.terminal;

import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.domain.operations.SampleKind;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Tier;
import com.cybervpn.domain.terminal.sync.ConflictKind;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Document;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Made-up items as a phone sent them, every owner's first one and some more contested by a laptop. What synchronisation
 * needs besides, a tier and the two devices, comes along; only the items are counted.
 */
@Singleton
final class SampleSyncData implements SampleRows {
    private static final int ONE_IS_CONTESTED_IN = 3;

    /** The ledger first: whoever synchronises holds it. */
    private static final List<String> TABLES = List.of(
            "terminal_sync_ledgers",
            "terminal_sync_conflicts",
            "terminal_sync_past",
            "terminal_sync_items",
            "terminal_devices",
            "terminal_tiers");

    private final Sql sql;
    private final SyncColumns columns;
    private final Ids ids;

    SampleSyncData(Sql sql, SyncColumns columns, Ids ids) {
        this.sql = sql;
        this.columns = columns;
        this.ids = ids;
    }

    @Override
    public SampleKind kind() {
        return SampleKind.SYNC_DATA;
    }

    @Override
    public int add(Batch batch) {
        var made = SampleRow.of(batch, "sync item", ids).stream()
                .map(row -> new Made(row, row.index() / batch.owners().size() % ONE_IS_CONTESTED_IN == 0))
                .toList();
        Set<String> known = known(made);
        var rows = made.stream().filter(row -> !known.contains(row.key())).toList();
        count(rows, batch.now());
        equip(texts(rows, Made::owner), batch.now());
        contest(rows.stream().filter(Made::contested).toList());
        return store(rows);
    }

    private Set<String> known(List<Made> rows) {
        return new HashSet<>(sql.list(
                "select item_key from terminal_sync_items where item_key = any (?)", row -> row.getString(1), (Object)
                        texts(rows, Made::key)));
    }

    /** Two operations: the phone's, at the millisecond before the latest, and the laptop's. */
    private void count(List<Made> rows, Instant now) {
        Instant tick = now.truncatedTo(ChronoUnit.MILLIS);
        sql.update("""
            insert into terminal_sync_ledgers as known
                (account_id, last_tick, items, succeeded, failed, conflicts, resolved, last_sync)
            select account_id, ?, count(*), 1, bool_or(contested)::int, count(*) filter (where contested), 0, ?
            from unnest(?::uuid[], ?::boolean[]) as made (account_id, contested) group by account_id
            on conflict (account_id) do update set
                last_tick = greatest(excluded.last_tick, known.last_tick + interval '2 milliseconds'),
                items = known.items + excluded.items,
                succeeded = known.succeeded + excluded.succeeded,
                failed = known.failed + excluded.failed,
                conflicts = known.conflicts + excluded.conflicts,
                last_sync = greatest(excluded.last_tick, known.last_tick + interval '2 milliseconds')\
            """, tick, tick, texts(rows, Made::owner), texts(rows, Made::contested));
    }

    private void equip(String[] owners, Instant now) {
        sql.update(
                "insert into terminal_tiers (account_id, tier) select unnest(?::uuid[]), ? on conflict do nothing",
                owners,
                Tier.PRO.code());
        sql.update("""
            insert into terminal_devices (account_id, device_id, type, name, last_active, last_sync)
            select account_id, id, type, name, ?, ? from unnest(?::uuid[]) as owner (account_id),
                (values ('sample-phone', 'ios', 'Phone'), ('sample-laptop', 'web', 'Laptop')) as device (id, type, name)
            on conflict do nothing\
            """, now, now, owners);
    }

    private int store(List<Made> rows) {
        return sql.update(
                """
                insert into terminal_sync_items (account_id, data_type, item_key, version, document, deleted, modified_at,
                    changed_at, device_id)
                select account_id, type, key, 1, document, false, at, last_tick - interval '1 millisecond', 'sample-phone'
                from unnest(?::uuid[], ?, ?, ?, ?::timestamptz[]) as made (account_id, type, key, document, at)
                    join terminal_sync_ledgers using (account_id)\
                """,
                texts(rows, Made::owner),
                texts(rows, row -> row.type().code()),
                texts(rows, Made::key),
                texts(rows, row -> columns.text(row.document())),
                texts(rows, Made::at));
    }

    private void contest(List<Made> rows) {
        sql.update(
                """
                insert into terminal_sync_conflicts (id, account_id, data_type, item_key, kind, document, deleted,
                    modified_at, device_id, device_name, detected_at)
                select id, account_id, type, key, ?, document, false, at, 'sample-laptop', 'Laptop', last_tick
                from unnest(?::uuid[], ?::uuid[], ?, ?, ?, ?::timestamptz[])
                        as made (id, account_id, type, key, document, at)
                    join terminal_sync_ledgers using (account_id)\
                """,
                ConflictKind.CONCURRENT_MODIFICATION.code(),
                texts(rows, _ -> ids.next()),
                texts(rows, Made::owner),
                texts(rows, row -> row.type().code()),
                texts(rows, Made::key),
                texts(rows, row -> columns.text(row.onTheLaptop())),
                texts(rows, Made::at));
    }

    /** Devices go that did not synchronise since; the tier stays. */
    @Override
    public int remove(List<AccountId> owners, Instant before) {
        String[] accounts = SampleRow.ids(owners);
        sql.update("""
            update terminal_sync_ledgers ledger set items = (
                select count(*) from terminal_sync_items kept
                where kept.account_id = ledger.account_id and kept.modified_at >= ?)
            where account_id = any (?::uuid[])\
            """, before, accounts);
        delete("terminal_sync_conflicts", "modified_at", accounts, before);
        delete("terminal_sync_past", "modified_at", accounts, before);
        delete("terminal_devices", "last_sync", accounts, before);
        return delete("terminal_sync_items", "modified_at", accounts, before);
    }

    private int delete(String table, String time, String[] accounts, Instant before) {
        return sql.update(
                "delete from " + table + " where account_id = any (?::uuid[]) and " + time + " < ?", accounts, before);
    }

    @Override
    public void forget(List<AccountId> leaving) {
        String[] accounts = SampleRow.ids(leaving);
        TABLES.forEach(
                table -> sql.update("delete from " + table + " where account_id = any (?::uuid[])", (Object) accounts));
    }

    private static String[] texts(List<Made> rows, Function<Made, Object> text) {
        return rows.stream().map(row -> text.apply(row).toString()).toArray(String[]::new);
    }

    /**
     * An item before it is stored.
     *
     * @param contested it is a profile that the laptop has another way; else a session
     */
    private record Made(SampleRow row, boolean contested) {
        AccountId owner() {
            return row.owner();
        }

        Instant at() {
            return row.at();
        }

        DataType type() {
            return contested ? DataType.SSH_PROFILES : DataType.SESSIONS;
        }

        String key() {
            return ItemKey.of(type(), document()).orElseThrow().value();
        }

        Document document() {
            return document(row.name("host") + ".example.com", 22);
        }

        Document onTheLaptop() {
            return document(row.name("moved") + ".example.com", 2222);
        }

        private Document document(String host, int port) {
            return Document.of(Map.of(
                    "id",
                    row.id().toString(),
                    "name",
                    row.name("item"),
                    "host",
                    host,
                    "port",
                    port,
                    "username",
                    "deploy"));
        }
    }
}
