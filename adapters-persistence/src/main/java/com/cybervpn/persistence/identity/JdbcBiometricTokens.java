package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.BiometricTokens;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** {@link BiometricTokens} in PostgreSQL. */
@Singleton
final class JdbcBiometricTokens implements BiometricTokens {
    private final Sql sql;

    JdbcBiometricTokens(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void enroll(AccountId account, String deviceId, String tokenHash, Instant expiresAt) {
        sql.update("""
            insert into biometric_tokens (account_id, device_id, token_hash, expires_at) values (?, ?, ?, ?)
            on conflict (account_id, device_id) do update set token_hash = excluded.token_hash,
                expires_at = excluded.expires_at, previous_hash = null, previous_expires_at = null
            """, account.value(), deviceId, tokenHash, expiresAt);
    }

    @Override
    public Optional<AccountId> exchange(
            String deviceId, String presentedHash, String nextHash, Instant nextExpiresAt, Instant now) {
        return sql.first(
                """
                update biometric_tokens set token_hash = ?, expires_at = ?, previous_hash = ?,
                    previous_expires_at = case when token_hash = ? then expires_at else previous_expires_at end
                where device_id = ?
                    and (token_hash = ? and expires_at > ? or previous_hash = ? and previous_expires_at > ?)
                returning account_id
                """,
                row -> new AccountId(row.getObject("account_id", UUID.class)),
                nextHash,
                nextExpiresAt,
                presentedHash,
                presentedHash,
                deviceId,
                presentedHash,
                now,
                presentedHash,
                now);
    }

    @Override
    public void revoke(AccountId account, String deviceId) {
        sql.update("delete from biometric_tokens where account_id = ? and device_id = ?", account.value(), deviceId);
    }

    @Override
    public void revokeAll(AccountId account) {
        sql.update("delete from biometric_tokens where account_id = ?", account.value());
    }

    @Override
    public int purge(Instant expiredBefore) {
        return sql.update("delete from biometric_tokens where expires_at < ?", expiredBefore);
    }
}
