package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.TotpSecret;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** {@link SecondFactors} in PostgreSQL. */
@Singleton
final class JdbcSecondFactors implements SecondFactors {
    private final Sql sql;
    private final Encryption encryption;
    private final Transactions transactions;

    JdbcSecondFactors(Sql sql, Encryption encryption, Transactions transactions) {
        this.sql = sql;
        this.encryption = encryption;
        this.transactions = transactions;
    }

    @Override
    public boolean isOn(AccountId account) {
        return sql.first("select 1 from second_factors where account_id = ?", row -> row.getInt(1), account.value())
                .isPresent();
    }

    @Override
    public Optional<TotpSecret> secretOf(AccountId account) {
        return sql.first(
                "select secret from second_factors where account_id = ?",
                row -> opened(account, row.getBytes("secret")),
                account.value());
    }

    @Override
    public void propose(AccountId account, TotpSecret secret, Instant expiresAt) {
        sql.update("""
            insert into pending_second_factors (account_id, secret, expires_at) values (?, ?, ?)
            on conflict (account_id) do update set secret = excluded.secret, expires_at = excluded.expires_at
            """, account.value(), sealed(account, secret), expiresAt);
    }

    @Override
    public Optional<TotpSecret> proposed(AccountId account, Instant now) {
        return sql.first(
                "select secret from pending_second_factors where account_id = ? and expires_at > ?",
                row -> opened(account, row.getBytes("secret")),
                account.value(),
                now);
    }

    @Override
    public boolean turnOn(AccountId account, TotpSecret secret, Set<String> recoveryHashes, long step, Instant now) {
        return transactions.inTransaction(() -> {
            int inserted = sql.update("""
                insert into second_factors (account_id, secret, enabled_at, last_step) values (?, ?, ?, ?)
                on conflict do nothing
                """, account.value(), sealed(account, secret), now, step);
            if (inserted == 0) return false;
            sql.update("delete from pending_second_factors where account_id = ?", account.value());
            sql.update(
                    "insert into recovery_codes (account_id, code_hash) select ?, unnest(?)",
                    account.value(),
                    recoveryHashes.toArray(String[]::new));
            return true;
        });
    }

    @Override
    public boolean turnOff(AccountId account) {
        return sql.update("delete from second_factors where account_id = ?", account.value()) == 1;
    }

    @Override
    public boolean useStep(AccountId account, long step) {
        return sql.update(
                        "update second_factors set last_step = ? where account_id = ? and last_step < ?",
                        step,
                        account.value(),
                        step)
                == 1;
    }

    @Override
    public boolean useRecoveryCode(AccountId account, String hash) {
        return sql.update("delete from recovery_codes where account_id = ? and code_hash = ?", account.value(), hash)
                == 1;
    }

    @Override
    public int purgeProposed(Instant expiredBefore) {
        return sql.update("delete from pending_second_factors where expires_at < ?", expiredBefore);
    }

    private byte[] sealed(AccountId account, TotpSecret secret) {
        return encryption.encrypt(secret.bytes(), context(account));
    }

    private TotpSecret opened(AccountId account, byte[] sealed) {
        return new TotpSecret(encryption.decrypt(sealed, context(account)));
    }

    private static String context(AccountId account) {
        return "totp:" + account;
    }
}
