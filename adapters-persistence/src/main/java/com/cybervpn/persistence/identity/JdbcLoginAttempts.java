package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.LoginAttempts;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.LoginFailures;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@link LoginAttempts} in PostgreSQL; a row lock lets one change after the other in. */
@Singleton
final class JdbcLoginAttempts implements LoginAttempts {
    private final Sql sql;
    private final Transactions transactions;

    JdbcLoginAttempts(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public LoginFailures of(String key) {
        return sql.first(
                        "select failures, last_at from login_attempts where key = ?",
                        JdbcLoginAttempts::toFailures,
                        key)
                .orElse(LoginFailures.NONE);
    }

    @Override
    public LoginFailures change(String key, UnaryOperator<LoginFailures> change) {
        return transactions.inTransaction(() -> changeLocked(key, change));
    }

    private LoginFailures changeLocked(String key, UnaryOperator<LoginFailures> change) {
        while (true) {
            var before = locked(key);
            var after = change.apply(before.orElse(LoginFailures.NONE));
            // Without a row there is nothing to lock: whoever inserts second starts again.
            if (before.isPresent() || after.count() == 0 || inserted(key, after)) {
                if (before.isPresent()) store(key, after);
                return before.orElse(LoginFailures.NONE);
            }
        }
    }

    @Override
    public int purge(Instant lastBefore, int kept) {
        return sql.update("delete from login_attempts where last_at < ? and failures < ?", lastBefore, kept);
    }

    private Optional<LoginFailures> locked(String key) {
        return sql.first(
                "select failures, last_at from login_attempts where key = ? for update",
                JdbcLoginAttempts::toFailures,
                key);
    }

    private boolean inserted(String key, LoginFailures failures) {
        return sql.update("""
            insert into login_attempts (key, failures, last_at) values (?, ?, ?)
            on conflict do nothing
            """, key, failures.count(), failures.lastAt()) == 1;
    }

    private void store(String key, LoginFailures failures) {
        if (failures.count() == 0) {
            sql.update("delete from login_attempts where key = ?", key);
        } else {
            sql.update(
                    "update login_attempts set failures = ?, last_at = ? where key = ?",
                    failures.count(),
                    failures.lastAt(),
                    key);
        }
    }

    private static LoginFailures toFailures(ResultSet row) throws SQLException {
        return new LoginFailures(row.getInt("failures"), Sql.instant(row, "last_at"));
    }
}
