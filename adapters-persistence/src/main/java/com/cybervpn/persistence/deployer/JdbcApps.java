package com.cybervpn.persistence.deployer;

import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Apps in PostgreSQL. */
@Singleton
final class JdbcApps implements Apps {
    private final Sql sql;

    JdbcApps(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<App> find(AppId id) {
        return sql.first("select * from deployer_apps where id = ?", JdbcApps::app, id.value());
    }

    @Override
    public List<App> on(ServerId server) {
        return sql.list(
                "select * from deployer_apps where server_id = ? order by created, id", JdbcApps::app, server.value());
    }

    @Override
    public List<App> all() {
        return sql.list("select * from deployer_apps order by created, id", JdbcApps::app);
    }

    @Override
    public App save(App app) {
        try {
            return sql.first(
                            """
                            insert into deployer_apps (id, server_id, name, domain, remote_path, service_name, port,
                                current_version, status, created, updated, version)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                            on conflict (id) do update set name = excluded.name, domain = excluded.domain,
                                remote_path = excluded.remote_path, service_name = excluded.service_name,
                                port = excluded.port, current_version = excluded.current_version,
                                status = excluded.status, updated = excluded.updated,
                                version = deployer_apps.version + 1
                            where deployer_apps.version = ?
                            returning *
                            """,
                            JdbcApps::app,
                            app.id().value(),
                            app.server().value(),
                            app.name(),
                            app.domain(),
                            app.remotePath(),
                            app.serviceName(),
                            app.port(),
                            app.currentVersion(),
                            app.status().name(),
                            app.created(),
                            app.updated(),
                            app.version())
                    .orElseThrow(() -> new ConcurrentChange("the app", null));
        } catch (RuntimeException e) {
            throw Conflicts.translated("the app", e);
        }
    }

    @Override
    public void delete(AppId id) {
        sql.update("delete from deployer_apps where id = ?", id.value());
    }

    private static App app(ResultSet row) throws SQLException {
        return new App(
                new AppId(row.getObject("id", UUID.class)),
                new ServerId(row.getObject("server_id", UUID.class)),
                row.getString("name"),
                row.getString("domain"),
                row.getString("remote_path"),
                row.getString("service_name"),
                row.getObject("port", Integer.class),
                row.getString("current_version"),
                App.Status.valueOf(row.getString("status")),
                Sql.instant(row, "created"),
                Sql.instant(row, "updated"),
                row.getLong("version"));
    }
}
