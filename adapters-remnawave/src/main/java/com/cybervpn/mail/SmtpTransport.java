package com.cybervpn.mail;

import com.cybervpn.application.identity.port.out.MailTransport;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.identity.Mail;
import io.micronaut.context.annotation.Requires;
import io.micronaut.email.Email;
import io.micronaut.email.EmailException;
import io.micronaut.email.TransactionalEmailSender;
import jakarta.inject.Singleton;

/** Sends mails by SMTP. */
@Singleton
@Requires(property = "smtp.host")
final class SmtpTransport implements MailTransport {
    private final TransactionalEmailSender<?, ?> sender;
    private final SmtpConfig config;

    SmtpTransport(TransactionalEmailSender<?, ?> sender, SmtpConfig config) {
        this.sender = sender;
        this.config = config;
    }

    @Override
    public void send(Mail mail) {
        var rendered = MailTexts.render(mail);
        var email = Email.builder()
                .from(config.from())
                .to(mail.to().value())
                .subject(rendered.subject())
                .body(rendered.html(), rendered.text())
                .build();
        try {
            sender.send(email);
        } catch (EmailException e) {
            throw new UpstreamFailed("smtp", e);
        }
    }
}
