package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.ReauthWindows;
import com.cybervpn.domain.shared.SessionId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;

/** {@link ReauthWindows} in PostgreSQL; a row goes with its session. */
@Singleton
final class JdbcReauthWindows implements ReauthWindows {
    private final Sql sql;

    JdbcReauthWindows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void open(SessionId session, Instant until) {
        sql.update("""
            insert into reauth_windows (session_id, expires_at) values (?, ?)
            on conflict (session_id) do update set expires_at = excluded.expires_at
            """, session.value(), until);
    }

    @Override
    public boolean isOpen(SessionId session, Instant now) {
        return sql.first(
                        "select 1 from reauth_windows where session_id = ? and expires_at > ?",
                        row -> row.getInt(1),
                        session.value(),
                        now)
                .isPresent();
    }
}
