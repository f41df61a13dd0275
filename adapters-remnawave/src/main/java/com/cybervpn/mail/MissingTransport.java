package com.cybervpn.mail;

import com.cybervpn.application.identity.port.out.MailTransport;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.identity.Mail;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Production without a mail server: the platform runs, and says at the start that nobody gets mail. */
@Singleton
@Requires(missingProperty = "smtp.host")
@Requires(property = "environment", value = "production")
final class MissingTransport implements MailTransport {
    private static final Logger LOG = LoggerFactory.getLogger(MissingTransport.class);

    MissingTransport() {
        LOG.warn("smtp.host (SMTP_HOST) is not set: codes and sign-in links cannot be mailed");
    }

    @Override
    public void send(Mail mail) {
        throw new UpstreamFailed("smtp", null);
    }
}
