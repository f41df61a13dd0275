package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.PushTokens;
import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Platform;
import com.cybervpn.domain.identity.PushToken;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** {@link PushTokens} in PostgreSQL: found by their hash, read by their owner's phone only. */
@Singleton
final class JdbcPushTokens implements PushTokens {
    private final Sql sql;
    private final Encryption encryption;
    private final Transactions transactions;

    JdbcPushTokens(Sql sql, Encryption encryption, Transactions transactions) {
        this.sql = sql;
        this.encryption = encryption;
        this.transactions = transactions;
    }

    @Override
    public void register(PushToken token) {
        var hash = hash(token.token());
        transactions.run(() -> {
            // One registration of a token at a time, so that two accounts cannot overlook each other's.
            sql.first("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, hash);
            sql.update(
                    "delete from push_tokens where token_hash = ? and (account_id, device_id) is distinct from (?, ?)",
                    hash,
                    token.account().value(),
                    token.deviceId());
            sql.update(
                    """
                    insert into push_tokens (account_id, device_id, platform, token, token_hash, registered_at)
                    values (?, ?, ?, ?, ?, ?)
                    on conflict (account_id, device_id) do update set platform = excluded.platform,
                        token = excluded.token, token_hash = excluded.token_hash,
                        registered_at = excluded.registered_at
                    """,
                    token.account().value(),
                    token.deviceId(),
                    token.platform().code(),
                    Sealed.seal(
                            encryption,
                            context(token.account()),
                            List.of(token.token().reveal())),
                    hash,
                    token.registeredAt());
        });
    }

    @Override
    public List<PushToken> of(AccountId account) {
        return sql.list("select * from push_tokens where account_id = ?", this::toToken, account.value());
    }

    @Override
    public void remove(AccountId account, String deviceId) {
        sql.update("delete from push_tokens where account_id = ? and device_id = ?", account.value(), deviceId);
    }

    @Override
    public void removeAll(AccountId account) {
        sql.update("delete from push_tokens where account_id = ?", account.value());
    }

    @Override
    public void removeDead(Secret token) {
        sql.update("delete from push_tokens where token_hash = ?", hash(token));
    }

    @Override
    public int purge(Instant registeredBefore) {
        return sql.update("delete from push_tokens where registered_at < ?", registeredBefore);
    }

    private PushToken toToken(ResultSet row) throws SQLException {
        var account = new AccountId(row.getObject("account_id", UUID.class));
        return new PushToken(
                account,
                row.getString("device_id"),
                Platform.ofCode(row.getString("platform")).orElseThrow(),
                Secret.of(Sealed.open(encryption, context(account), row.getBytes("token"))
                        .getFirst()),
                Sql.instant(row, "registered_at"));
    }

    private static String context(AccountId account) {
        return "push:" + account;
    }

    private static String hash(Secret token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
