package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.MailedCodes;
import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.CodePurpose;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.MailedCode;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link MailedCodes} in PostgreSQL; a row lock lets one change after the other in. */
@Singleton
final class JdbcMailedCodes implements MailedCodes {
    private final Sql sql;
    private final Encryption encryption;
    private final Transactions transactions;

    JdbcMailedCodes(Sql sql, Encryption encryption, Transactions transactions) {
        this.sql = sql;
        this.encryption = encryption;
        this.transactions = transactions;
    }

    @Override
    public Optional<MailedCode> change(
            EmailAddress email, CodePurpose purpose, Function<Optional<MailedCode>, Optional<MailedCode>> change) {
        return transactions.inTransaction(() -> changeLocked(email, purpose, change));
    }

    @Override
    public void forget(EmailAddress email) {
        sql.update("delete from mailed_codes where email = ?", email.value());
    }

    @Override
    public int purge(Instant expiredBefore) {
        return sql.update("delete from mailed_codes where expires_at < ?", expiredBefore);
    }

    private Optional<MailedCode> changeLocked(
            EmailAddress email, CodePurpose purpose, Function<Optional<MailedCode>, Optional<MailedCode>> change) {
        while (true) {
            var before = locked(email, purpose);
            var after = change.apply(before);
            if (before.isPresent()) {
                replace(email, purpose, after);
                return before;
            }
            // Without a row there is nothing to lock: whoever inserts second starts again.
            if (after.isEmpty() || inserted(email, purpose, after.get())) return before;
        }
    }

    private Optional<MailedCode> locked(EmailAddress email, CodePurpose purpose) {
        return sql.first(
                "select * from mailed_codes where email = ? and purpose = ? for update",
                row -> toCode(row, context(email, purpose)),
                email.value(),
                purpose.code());
    }

    private boolean inserted(EmailAddress email, CodePurpose purpose, MailedCode code) {
        return sql.update("""
            insert into mailed_codes
                (code, expires_at, failures, resends, resends_since, last_resend_at, email, purpose)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """, values(email, purpose, code)) == 1;
    }

    private void replace(EmailAddress email, CodePurpose purpose, Optional<MailedCode> next) {
        if (next.isEmpty()) {
            sql.update("delete from mailed_codes where email = ? and purpose = ?", email.value(), purpose.code());
        } else {
            sql.update("""
                update mailed_codes set code = ?, expires_at = ?, failures = ?, resends = ?, resends_since = ?,
                    last_resend_at = ?
                where email = ? and purpose = ?
                """, values(email, purpose, next.get()));
        }
    }

    private @Nullable Object[] values(EmailAddress email, CodePurpose purpose, MailedCode code) {
        var sealed = Sealed.seal(
                encryption, context(email, purpose), List.of(code.code().reveal()));
        return new @Nullable Object[] {
            sealed,
            code.expiresAt(),
            code.failures(),
            code.resends(),
            code.resendsSince(),
            code.lastResendAt(),
            email.value(),
            purpose.code()
        };
    }

    private MailedCode toCode(ResultSet row, String context) throws SQLException {
        var code = Sealed.open(encryption, context, row.getBytes("code")).getFirst();
        return new MailedCode(
                Secret.of(code),
                Sql.instant(row, "expires_at"),
                row.getInt("failures"),
                row.getInt("resends"),
                AccountRows.instantOrNull(row, "resends_since"),
                AccountRows.instantOrNull(row, "last_resend_at"));
    }

    private static String context(EmailAddress email, CodePurpose purpose) {
        return "code:" + purpose.code() + ":" + email.value();
    }
}
