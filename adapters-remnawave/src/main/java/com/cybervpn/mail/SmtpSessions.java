package com.cybervpn.mail;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.email.javamail.sender.SessionProvider;
import jakarta.inject.Singleton;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;

/** Opens SMTP sessions as {@link SmtpConfig} says; a server that offers no TLS where it is asked for is not spoken to. */
@Singleton
@Primary
@Requires(property = "smtp.host")
final class SmtpSessions implements SessionProvider {
    private final SmtpConfig config;

    SmtpSessions(SmtpConfig config) {
        this.config = config;
    }

    @Override
    public Session session() {
        var username = config.username();
        var properties = properties();
        if (username == null || username.isBlank()) return Session.getInstance(properties);
        properties.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(username, config.password());
            }
        });
    }

    private Properties properties() {
        var properties = new Properties();
        var milliseconds = Long.toString(config.timeout().toMillis());
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", String.valueOf(config.host()));
        properties.setProperty("mail.smtp.port", Integer.toString(config.port()));
        properties.setProperty("mail.smtp.connectiontimeout", milliseconds);
        properties.setProperty("mail.smtp.timeout", milliseconds);
        properties.setProperty("mail.smtp.writetimeout", milliseconds);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (config.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }
}
