package com.cybervpn.persistence.deployer;

import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.deployer.Reachability;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Servers in PostgreSQL. */
@Singleton
final class JdbcServers implements Servers {
    private final Sql sql;

    JdbcServers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Server> find(ServerId id) {
        return sql.first("select * from deployer_servers where id = ?", JdbcServers::server, id.value());
    }

    @Override
    public Optional<Server> findByName(String name) {
        return sql.first("select * from deployer_servers where name = ?", JdbcServers::server, name);
    }

    @Override
    public List<Server> all() {
        return sql.list("select * from deployer_servers order by created, id", JdbcServers::server);
    }

    @Override
    public Server save(Server server) {
        try {
            return sql.first(
                            """
                            insert into deployer_servers (id, name, host, port, root_username, app_username,
                                use_ssh_agent, manual_key_path, setup_complete, security_locked, created, updated, version)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                            on conflict (id) do update set name = excluded.name, host = excluded.host,
                                port = excluded.port, root_username = excluded.root_username,
                                app_username = excluded.app_username, use_ssh_agent = excluded.use_ssh_agent,
                                manual_key_path = excluded.manual_key_path, setup_complete = excluded.setup_complete,
                                security_locked = excluded.security_locked, updated = excluded.updated,
                                version = deployer_servers.version + 1
                            where deployer_servers.version = ?
                            returning *
                            """,
                            JdbcServers::server,
                            server.id().value(),
                            server.name(),
                            server.host(),
                            server.port(),
                            server.rootUsername(),
                            server.appUsername(),
                            server.useSshAgent(),
                            server.manualKeyPath(),
                            server.setupComplete(),
                            server.securityLocked(),
                            server.created(),
                            server.updated(),
                            server.version())
                    .orElseThrow(() -> new ConcurrentChange("the server", null));
        } catch (RuntimeException e) {
            throw Conflicts.translated("the server", e);
        }
    }

    @Override
    public void delete(ServerId id) {
        sql.update("delete from deployer_servers where id = ?", id.value());
    }

    @Override
    public Optional<Reachability> reachability(ServerId id) {
        return sql.first(
                "select * from deployer_servers where id = ? and reachability is not null",
                row -> new Reachability(
                        id,
                        Reachability.Status.valueOf(row.getString("reachability")),
                        row.getString("reachability_message"),
                        Sql.instant(row, "reachability_at")),
                id.value());
    }

    @Override
    public void save(Reachability reachability) {
        sql.update(
                "update deployer_servers set reachability = ?, reachability_message = ?, reachability_at = ? where id"
                        + " = ?",
                reachability.status().name(),
                reachability.message(),
                reachability.at(),
                reachability.server().value());
    }

    private static Server server(ResultSet row) throws SQLException {
        return new Server(
                new ServerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("host"),
                row.getInt("port"),
                row.getString("root_username"),
                row.getString("app_username"),
                row.getBoolean("use_ssh_agent"),
                row.getString("manual_key_path"),
                row.getBoolean("setup_complete"),
                row.getBoolean("security_locked"),
                Sql.instant(row, "created"),
                Sql.instant(row, "updated"),
                row.getLong("version"));
    }
}
