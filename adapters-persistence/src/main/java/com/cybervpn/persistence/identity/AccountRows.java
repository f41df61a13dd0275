package com.cybervpn.persistence.identity;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads accounts from the rows of {@code accounts}. */
final class AccountRows {
    private AccountRows() {}

    static Account toAccount(ResultSet row) throws SQLException {
        var email = row.getString("email");
        var password = row.getString("password_hash");
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                new Login(row.getString("login")),
                email == null ? null : new EmailAddress(email),
                row.getBoolean("email_verified"),
                password == null ? null : new PasswordHash(password),
                role(row),
                row.getBoolean("active"),
                row.getString("display_name"),
                row.getString("locale"),
                telegram(row),
                Sql.instant(row, "created_at"),
                instantOrNull(row, "deleted_at"),
                row.getLong("version"));
    }

    static Role role(ResultSet row) throws SQLException {
        return Role.ofCode(row.getString("role")).orElseThrow();
    }

    private static @Nullable TelegramIdentity telegram(ResultSet row) throws SQLException {
        var id = row.getObject("telegram_id", Long.class);
        return id == null ? null : new TelegramIdentity(id, row.getString("telegram_username"));
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
