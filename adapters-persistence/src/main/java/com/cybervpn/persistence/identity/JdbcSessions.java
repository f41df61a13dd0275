package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import com.cybervpn.persistence.shared.GatheredReads;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link Sessions} in PostgreSQL. */
@Singleton
final class JdbcSessions implements Sessions {
    private final Sql sql;
    private final Transactions transactions;
    private final GatheredReads<Token, Holder> holders;

    JdbcSessions(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
        holders = new GatheredReads<>(sql, this::holders);
    }

    @Override
    public List<SessionId> start(Session session, int maxLive) {
        return transactions.inTransaction(() -> {
            insert(session);
            return endSurplus(session, maxLive);
        });
    }

    private void insert(Session session) {
        // One start at a time per account, so that two cannot overlook each other's session.
        sql.first(
                "select 1 from accounts where id = ? for no key update",
                row -> row.getInt(1),
                session.account().value());
        sql.update(
                """
                insert into sessions (id, account_id, device_id, ip, user_agent, refresh_hash, remembered, created_at,
                    last_used_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                session.id().value(),
                session.account().value(),
                session.deviceId(),
                session.ip(),
                session.userAgent(),
                session.refreshHash(),
                session.remembered(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt());
    }

    private List<SessionId> endSurplus(Session session, int maxLive) {
        return sql.list(
                """
                update sessions set ended_at = ?
                where id in (
                    select id from sessions
                    where account_id = ? and ended_at is null and expires_at > ?
                    order by created_at desc, id desc offset ?)
                returning id
                """, JdbcSessions::toId, session.createdAt(), session.account().value(), session.createdAt(), maxLive);
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return sql.first(
                "select * from sessions where id = ? and ended_at is null and expires_at > ?",
                JdbcSessions::toSession,
                id.value(),
                now);
    }

    @Override
    public List<Session> liveOf(AccountId account, Instant now) {
        return sql.list("""
            select * from sessions where account_id = ? and ended_at is null and expires_at > ?
            order by created_at desc, id desc
            """, JdbcSessions::toSession, account.value(), now);
    }

    @Override
    public boolean rotate(SessionId id, String presentedHash, String nextHash, Instant now, Instant expiresAt) {
        return sql.update("""
            update sessions set refresh_hash = ?, last_used_at = ?, expires_at = ?
            where id = ? and refresh_hash = ? and ended_at is null and expires_at > ?
            """, nextHash, now, expiresAt, id.value(), presentedHash, now) == 1;
    }

    @Override
    public void prolong(SessionId id, Instant now, Instant expiresAt) {
        sql.update("""
            update sessions set last_used_at = ?, expires_at = greatest(expires_at, ?)
            where id = ? and ended_at is null and expires_at > ?
            """, now, expiresAt, id.value(), now);
    }

    @Override
    public boolean end(SessionId id, Instant now) {
        return sql.update(
                        "update sessions set ended_at = ? where id = ? and ended_at is null and expires_at > ?",
                        now,
                        id.value(),
                        now)
                == 1;
    }

    @Override
    public List<SessionId> endAll(AccountId account, @Nullable SessionId kept, Instant now) {
        return sql.list("""
            update sessions set ended_at = ?
            where account_id = ? and ended_at is null and expires_at > ? and id is distinct from ?::uuid
            returning id
            """, JdbcSessions::toId, now, account.value(), now, kept == null ? null : kept.value());
    }

    @Override
    public boolean revokeToken(UUID tokenId, Instant expiresAt) {
        return sql.update(
                        "insert into revoked_tokens (token_id, expires_at) values (?, ?) on conflict do nothing",
                        tokenId,
                        expiresAt)
                == 1;
    }

    @Override
    public boolean isRevoked(UUID tokenId) {
        return sql.first("select 1 from revoked_tokens where token_id = ?", row -> row.getInt(1), tokenId)
                .isPresent();
    }

    @Override
    public void forget(AccountId account) {
        sql.update("delete from sessions where account_id = ?", account.value());
    }

    @Override
    public Optional<Account> holder(SessionId session, @Nullable UUID tokenId, Instant now) {
        return holders.get(new Token(session, tokenId))
                .filter(holder -> holder.until().isAfter(now))
                .map(Holder::account);
    }

    /** What is asked about when a token comes in. */
    private record Token(SessionId session, @Nullable UUID id) {}

    private record Holder(Account account, Instant until) {}

    private Map<Token, Holder> holders(Collection<Token> tokens) {
        Map<Token, Holder> found = new HashMap<>();
        sql.list(
                        """
                        select token.session, token.id as token_id, s.expires_at as until, a.*
                        from unnest(?, ?) as token (session, id)
                        join sessions s on s.id = token.session
                        join accounts a on a.id = s.account_id
                        where s.ended_at is null
                            and not exists (select 1 from revoked_tokens r where r.token_id = token.id)
                        """,
                        row -> Map.entry(
                                new Token(
                                        new SessionId(row.getObject("session", UUID.class)),
                                        row.getObject("token_id", UUID.class)),
                                new Holder(AccountRows.toAccount(row), Sql.instant(row, "until"))),
                        tokens.stream().map(token -> token.session().value()).toArray(UUID[]::new),
                        tokens.stream().map(Token::id).toArray(UUID[]::new))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    @Override
    public int purge(Instant before) {
        sql.update("delete from revoked_tokens where expires_at < ?", before);
        return sql.update("delete from sessions where expires_at < ? or ended_at < ?", before, before);
    }

    private static SessionId toId(ResultSet row) throws SQLException {
        return new SessionId(row.getObject("id", UUID.class));
    }

    private static Session toSession(ResultSet row) throws SQLException {
        return new Session(
                toId(row),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("device_id"),
                row.getString("ip"),
                row.getString("user_agent"),
                row.getString("refresh_hash"),
                row.getBoolean("remembered"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "last_used_at"),
                Sql.instant(row, "expires_at"));
    }
}
