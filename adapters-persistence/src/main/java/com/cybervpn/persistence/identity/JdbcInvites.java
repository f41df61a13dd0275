package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.Invites;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Invite;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link Invites} in PostgreSQL. */
@Singleton
final class JdbcInvites implements Invites {
    private final Sql sql;

    JdbcInvites(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Invite invite) {
        var email = invite.email();
        sql.update(
                """
                insert into invites (token, role, email, created_by, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                invite.token(),
                invite.role().code(),
                email == null ? null : email.value(),
                invite.createdBy().value(),
                invite.createdAt(),
                invite.expiresAt());
    }

    @Override
    public Optional<Invite> lock(UUID token, Instant now) {
        return sql.first(
                "select * from invites where token = ? and expires_at > ? for update",
                JdbcInvites::toInvite,
                token,
                now);
    }

    @Override
    public List<Invite> open(Instant now) {
        return sql.list(
                "select * from invites where expires_at > ? order by created_at desc, token",
                JdbcInvites::toInvite,
                now);
    }

    @Override
    public boolean remove(UUID token, Instant now) {
        return sql.update("delete from invites where token = ? and expires_at > ?", token, now) == 1;
    }

    @Override
    public int purge(Instant before) {
        return sql.update("delete from invites where expires_at < ?", before);
    }

    private static Invite toInvite(ResultSet row) throws SQLException {
        var email = row.getString("email");
        return new Invite(
                row.getObject("token", UUID.class),
                AccountRows.role(row),
                email == null ? null : new EmailAddress(email),
                new AccountId(row.getObject("created_by", UUID.class)),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "expires_at"));
    }
}
