package com.cybervpn.mail;

import com.cybervpn.application.billing.port.out.NoticeChannel;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.shared.AccountId;
import io.micronaut.context.annotation.Requires;
import io.micronaut.email.Email;
import io.micronaut.email.EmailException;
import io.micronaut.email.TransactionalEmailSender;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Brings notices about payments and access to customers by SMTP. */
@Singleton
@Requires(property = "smtp.host")
final class SmtpNotices implements NoticeChannel {
    private final TransactionalEmailSender<?, ?> sender;
    private final SmtpConfig config;

    SmtpNotices(TransactionalEmailSender<?, ?> sender, SmtpConfig config) {
        this.sender = sender;
        this.config = config;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void deliver(AccountId account, Optional<String> email, Message message) {
        if (email.isEmpty()) return;
        var mail = Email.builder()
                .from(config.from())
                .to(email.get())
                .subject(message.title())
                .body(message.body())
                .build();
        try {
            sender.send(mail);
        } catch (EmailException e) {
            throw new UpstreamFailed("smtp", e);
        }
    }
}
