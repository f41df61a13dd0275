package com.cybervpn.persistence.hosting;

import com.cybervpn.application.hosting.port.out.EnvVars;
import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.EnvKey;
import com.cybervpn.domain.hosting.EnvVar;
import com.cybervpn.domain.hosting.EnvVarId;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Environment variables in the table {@code hosting_env_vars}; a value opens only in its own row. */
@Singleton
final class JdbcEnvVars implements EnvVars {
    private static final String SELECT = "select id, app_id, key, value, created_at, updated_at from hosting_env_vars ";

    private final Sql sql;
    private final Encryption encryption;

    JdbcEnvVars(Sql sql, Encryption encryption) {
        this.sql = sql;
        this.encryption = encryption;
    }

    @Override
    public EnvVarId nextId() {
        return new EnvVarId(NextIds.from(sql, "hosting_env_var_ids"));
    }

    @Override
    public Optional<EnvVar> find(AppId app, EnvKey key) {
        return sql.first(SELECT + "where app_id = ? and key = ?", this::variable, app.value(), key.value());
    }

    @Override
    public void save(EnvVar variable) {
        byte[] value = variable.value().reveal().getBytes(StandardCharsets.UTF_8);
        sql.update(
                """
                insert into hosting_env_vars (id, app_id, key, value, created_at, updated_at) values (?, ?, ?, ?, ?, ?)
                on conflict (id) do update set value = excluded.value, updated_at = excluded.updated_at\
                """,
                variable.id().value(),
                variable.app().value(),
                variable.key().value(),
                encryption.encrypt(value, context(variable.id())),
                variable.createdAt(),
                variable.updatedAt());
    }

    @Override
    public boolean remove(AppId app, EnvKey key) {
        return sql.update("delete from hosting_env_vars where app_id = ? and key = ?", app.value(), key.value()) > 0;
    }

    @Override
    public List<EnvVar> ofApp(AppId app) {
        return sql.list(SELECT + "where app_id = ? order by key collate \"C\"", this::variable, app.value());
    }

    @Override
    public void removeOf(AppId app) {
        sql.update("delete from hosting_env_vars where app_id = ?", app.value());
    }

    private EnvVar variable(ResultSet row) throws SQLException {
        EnvVarId id = new EnvVarId(row.getLong("id"));
        byte[] value = encryption.decrypt(row.getBytes("value"), context(id));
        return new EnvVar(
                id,
                new AppId(row.getLong("app_id")),
                new EnvKey(row.getString("key")),
                Secret.of(new String(value, StandardCharsets.UTF_8)),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static String context(EnvVarId id) {
        return "hosting-env:" + id;
    }
}
