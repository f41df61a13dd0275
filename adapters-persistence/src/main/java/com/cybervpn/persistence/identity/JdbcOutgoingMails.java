package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.OutgoingMails;
import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Mail;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link OutgoingMails} in PostgreSQL. */
@Singleton
final class JdbcOutgoingMails implements OutgoingMails {
    private final Sql sql;
    private final Encryption encryption;

    JdbcOutgoingMails(Sql sql, Encryption encryption) {
        this.sql = sql;
        this.encryption = encryption;
    }

    @Override
    public void add(Mail mail) {
        var content = List.of(mail.to().value(), mail.content().reveal());
        sql.update(
                """
                insert into outgoing_mails (id, kind, content, locale, valid_for_seconds, expires_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                mail.id(),
                mail.kind().name(),
                Sealed.seal(encryption, context(mail.id()), content),
                mail.locale(),
                mail.validFor().toSeconds(),
                mail.expiresAt());
    }

    @Override
    public Optional<Mail> find(UUID id) {
        return sql.first("select * from outgoing_mails where id = ?", this::toMail, id);
    }

    @Override
    public void remove(UUID id) {
        sql.update("delete from outgoing_mails where id = ?", id);
    }

    private Mail toMail(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var content = Sealed.open(encryption, context(id), row.getBytes("content"));
        return new Mail(
                id,
                Mail.Kind.valueOf(row.getString("kind")),
                new EmailAddress(content.getFirst()),
                row.getString("locale"),
                Secret.of(content.getLast()),
                Duration.ofSeconds(row.getLong("valid_for_seconds")),
                Sql.instant(row, "expires_at"));
    }

    private static String context(UUID id) {
        return "mail:" + id;
    }
}
