package com.cybervpn.persistence.terminal;

import com.cybervpn.application.terminal.port.out.SyncItems;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.Change;
import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.Past;
import com.cybervpn.domain.terminal.sync.State;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Items in the table {@code terminal_sync_items}, what they were before in {@code terminal_sync_past}. */
@Singleton
final class JdbcSyncItems implements SyncItems {
    private final Sql sql;
    private final Sql replanned;
    private final SyncColumns columns;

    JdbcSyncItems(Sql sql, SyncColumns columns) {
        this.sql = sql;
        replanned = sql.replanned();
        this.columns = columns;
    }

    @Override
    public Map<ItemKey, Item> find(AccountId account, Set<ItemKey> keys) {
        Map<ItemKey, Item> found = new HashMap<>();
        keys.stream()
                .collect(Collectors.groupingBy(ItemKey::type))
                .forEach((type, some) -> sql.list(
                                """
                                select * from terminal_sync_items
                                where account_id = ? and data_type = ? and item_key = any (?)\
                                """,
                                columns::item,
                                account.value(),
                                type.code(),
                                some.stream().map(ItemKey::value).toArray(String[]::new))
                        .forEach(item -> found.put(item.key(), item)));
        return found;
    }

    @Override
    public List<Item> changedAfter(
            AccountId account, Set<DataType> types, @Nullable Instant since, boolean withTombstones) {
        return replanned.list( // a device that was here a minute ago wants another plan than a new one
                """
                select * from terminal_sync_items
                where account_id = ? and changed_at > ? and data_type = any (?) and (? or not deleted)
                order by changed_at, data_type, item_key\
                """,
                columns::item,
                account.value(),
                since == null ? Instant.EPOCH : since,
                types.stream().map(DataType::code).toArray(String[]::new),
                withTombstones);
    }

    @Override
    public List<Item> history(AccountId account, ItemKey key) {
        return sql.list("""
            select * from terminal_sync_past
            where account_id = ? and data_type = ? and item_key = ? and version is not null order by id desc\
            """, columns::item, account.value(), key.type().code(), key.value());
    }

    @Override
    public void replace(AccountId account, Map<ItemKey, Item> before, List<Item> items, Instant at) {
        List<Item> past = items.stream()
                .filter(item -> isFollowed(before.get(item.key()), item))
                .map(item -> before.get(item.key()))
                .toList();
        batch("""
            insert into terminal_sync_past (account_id, data_type, item_key, version, document, deleted, modified_at,
                changed_at, device_id, written_document, written_deleted, past_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """, past, (statement, item) -> {
            bind(statement, account, item);
            statement.setObject(12, at.atOffset(ZoneOffset.UTC));
        });
        batch("""
            insert into terminal_sync_items (account_id, data_type, item_key, version, document, deleted, modified_at,
                changed_at, device_id, written_document, written_deleted)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account_id, data_type, item_key) do update set version = excluded.version,
                document = excluded.document, deleted = excluded.deleted, modified_at = excluded.modified_at,
                changed_at = excluded.changed_at, device_id = excluded.device_id,
                written_document = excluded.written_document, written_deleted = excluded.written_deleted\
            """, items, (statement, item) -> bind(statement, account, item));
    }

    private static boolean isFollowed(@Nullable Item before, Item item) {
        return before != null && before.version() != item.version();
    }

    private void bind(PreparedStatement statement, AccountId account, Item item) throws SQLException {
        State written = item.written();
        statement.setObject(1, account.value());
        statement.setString(2, item.key().type().code());
        statement.setString(3, item.key().value());
        statement.setLong(4, item.version());
        statement.setString(5, columns.text(item.state().document()));
        statement.setBoolean(6, item.state().deleted());
        statement.setObject(7, item.modifiedAt().atOffset(ZoneOffset.UTC));
        statement.setObject(8, item.changedAt().atOffset(ZoneOffset.UTC));
        statement.setString(9, item.writer());
        statement.setString(10, written == null ? null : columns.text(written.document()));
        statement.setObject(11, written == null ? null : written.deleted());
    }

    private <T> void batch(String text, List<T> rows, Binder<T> binder) {
        if (rows.isEmpty()) return;
        sql.with(connection -> {
            try (var statement = connection.prepareStatement(text)) {
                for (T row : rows) {
                    binder.bind(statement, row);
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    @Override
    public void keepAside(AccountId account, Change change, String device, Instant at) {
        String document = columns.text(change.state().document());
        sql.update(
                """
                insert into terminal_sync_past
                    (account_id, data_type, item_key, document, deleted, modified_at, changed_at, device_id, past_at)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?
                where not exists (
                    select from terminal_sync_past
                    where account_id = ? and data_type = ? and item_key = ? and version is null
                        and device_id = ? and document = ? and deleted = ?)\
                """,
                account.value(),
                change.key().type().code(),
                change.key().value(),
                document,
                change.state().deleted(),
                change.modifiedAt(),
                at,
                device,
                at,
                account.value(),
                change.key().type().code(),
                change.key().value(),
                device,
                document,
                change.state().deleted());
    }

    @Override
    public List<Past> past(AccountId account, ItemKey key, int limit) {
        return sql.list(
                """
                select * from terminal_sync_past
                where account_id = ? and data_type = ? and item_key = ? order by id desc limit ?\
                """,
                row -> new Past(
                        row.getObject("version", Long.class),
                        columns.state(row),
                        Sql.instant(row, "modified_at"),
                        row.getString("device_id"),
                        Sql.instant(row, "past_at")),
                account.value(),
                key.type().code(),
                key.value(),
                limit);
    }

    @Override
    public int forgetHistory(Instant before) {
        return sql.update("delete from terminal_sync_past where past_at < ?", before);
    }

    @Override
    public void forgetAll(AccountId account) {
        sql.update("delete from terminal_sync_items where account_id = ?", account.value());
        sql.update("delete from terminal_sync_past where account_id = ?", account.value());
    }

    /** Puts a row into a statement. */
    @FunctionalInterface
    private interface Binder<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }
}
