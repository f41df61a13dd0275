package com.cybervpn.persistence.vpn;

import com.cybervpn.application.vpn.port.out.PanelNotes;
import com.cybervpn.persistence.shared.JsonColumns;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes in the table {@code panel_notes}. */
@Singleton
final class JdbcPanelNotes implements PanelNotes {
    private record Row(String key, Map<String, @Nullable Object> members) {}

    private final Sql sql;
    private final JsonColumns json;

    JdbcPanelNotes(Sql sql, JsonColumns json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Map<String, Map<String, @Nullable Object>> all(String kind) {
        Map<String, Map<String, @Nullable Object>> all = new HashMap<>();
        sql.list(
                        "select panel_key, members from panel_notes where kind = ?",
                        row -> new Row(row.getString("panel_key"), json.readObject(row.getString("members"))),
                        kind)
                .forEach(row -> all.put(row.key(), row.members()));
        return all;
    }

    @Override
    public void put(String kind, String key, Map<String, @Nullable Object> members) {
        sql.update("""
            insert into panel_notes (kind, panel_key, members) values (?, ?, ?::jsonb)
            on conflict (kind, panel_key) do update set members = excluded.members\
            """, kind, key, json.write(members));
    }

    @Override
    public void remove(String kind, String key) {
        sql.update("delete from panel_notes where kind = ? and panel_key = ?", kind, key);
    }
}
