package com.cybervpn.persistence.vpn;

import com.cybervpn.application.vpn.port.out.ServerStates;
import com.cybervpn.domain.vpn.ServerStatus;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** States in the table {@code server_states}. */
@Singleton
final class JdbcServerStates implements ServerStates {
    private record Row(UUID server, ServerStatus status) {}

    private final Sql sql;

    JdbcServerStates(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<ServerStatus> replace(UUID server, ServerStatus status) {
        Optional<ServerStatus> before = sql.first(
                "select status from server_states where server_id = ? for update",
                row -> ServerStatus.valueOf(row.getString(1)),
                server);
        sql.update("""
            insert into server_states (server_id, status) values (?, ?)
            on conflict (server_id) do update set status = excluded.status, seen_at = now()\
            """, server, status.name());
        return before;
    }

    @Override
    public Optional<ServerStatus> remove(UUID server) {
        return sql.first(
                "delete from server_states where server_id = ? returning status",
                row -> ServerStatus.valueOf(row.getString(1)),
                server);
    }

    @Override
    public Map<UUID, ServerStatus> all() {
        Map<UUID, ServerStatus> all = new HashMap<>();
        sql.list(
                        "select server_id, status from server_states",
                        row -> new Row(row.getObject(1, UUID.class), ServerStatus.valueOf(row.getString(2))))
                .forEach(row -> all.put(row.server(), row.status()));
        return all;
    }
}
