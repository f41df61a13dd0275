package com.cybervpn.persistence.terminal;

import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.domain.terminal.sync.Document;
import com.cybervpn.domain.terminal.sync.Item;
import com.cybervpn.domain.terminal.sync.ItemKey;
import com.cybervpn.domain.terminal.sync.State;
import com.cybervpn.persistence.shared.Json;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How items, keys, states and times that may be absent stand in columns. */
@Singleton
final class SyncColumns {
    private final Json json;

    SyncColumns(Json json) {
        this.json = json;
    }

    String text(Document document) {
        return json.write(document.members());
    }

    Document document(String text) {
        return Document.of(json.read(text));
    }

    State state(ResultSet row) throws SQLException {
        return new State(document(row.getString("document")), row.getBoolean("deleted"));
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static DataType type(ResultSet row) throws SQLException {
        return DataType.ofCode(row.getString("data_type")).orElseThrow();
    }

    static ItemKey key(ResultSet row) throws SQLException {
        return new ItemKey(type(row), row.getString("item_key"));
    }

    Item item(ResultSet row) throws SQLException {
        return new Item(
                key(row),
                row.getLong("version"),
                state(row),
                Sql.instant(row, "modified_at"),
                Sql.instant(row, "changed_at"),
                row.getString("device_id"),
                written(row));
    }

    private @Nullable State written(ResultSet row) throws SQLException {
        String text = row.getString("written_document");
        return text == null ? null : new State(document(text), row.getBoolean("written_deleted"));
    }
}
