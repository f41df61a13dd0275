package com.cybervpn.persistence.vpn;

import com.cybervpn.application.vpn.port.out.SettingStore;
import com.cybervpn.domain.vpn.Setting;
import com.cybervpn.persistence.shared.JsonColumns;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings in the table {@code vpn_settings}; a value is kept inside an object, so that any JSON can be one. */
@Singleton
final class JdbcSettingStore implements SettingStore {
    private static final String COLUMNS = "id, key, value, description, is_public";
    private static final String MEMBER = "value";

    private final Sql sql;
    private final JsonColumns json;

    JdbcSettingStore(Sql sql, JsonColumns json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public List<Setting> all() {
        return sql.list("select " + COLUMNS + " from vpn_settings order by key", this::setting);
    }

    @Override
    public Optional<Setting> find(int id) {
        return sql.first("select " + COLUMNS + " from vpn_settings where id = ? for update", this::setting, id);
    }

    @Override
    public Optional<Setting> add(String key, Object value, @Nullable String description, boolean isPublic) {
        return sql.first(
                "insert into vpn_settings (key, value, description, is_public) values (?, ?::jsonb, ?, ?)"
                        + " on conflict (key) do nothing returning "
                        + COLUMNS,
                this::setting,
                key,
                json.write(Map.of(MEMBER, value)),
                description,
                isPublic);
    }

    @Override
    public void update(Setting setting) {
        sql.update(
                "update vpn_settings set value = ?::jsonb, description = ?, is_public = ? where id = ?",
                json.write(Map.of(MEMBER, setting.value())),
                setting.description(),
                setting.isPublic(),
                setting.id());
    }

    private Setting setting(ResultSet row) throws SQLException {
        return new Setting(
                row.getInt("id"),
                row.getString("key"),
                Objects.requireNonNull(json.readObject(row.getString("value")).get(MEMBER)),
                row.getString("description"),
                row.getBoolean("is_public"));
    }
}
