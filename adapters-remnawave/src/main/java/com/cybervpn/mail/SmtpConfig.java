package com.cybervpn.mail;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server that mails leave by.
 *
 * @param host absent: development keeps mails in a mailbox that administrators can read
 * @param security whether and how the connection is encrypted
 * @param username absent: the server asks for none
 * @param from the sender's address
 * @param timeout for connecting, reading and writing, each
 */
@ConfigurationProperties("smtp")
record SmtpConfig(
        @Nullable String host,
        @Bindable(defaultValue = "587") @Min(1) @Max(65535) int port,
        @Bindable(defaultValue = "STARTTLS") @NotNull Security security,
        @Nullable String username,
        @Nullable String password,

        @Bindable(defaultValue = "no-reply@localhost") @NotNull
        String from,

        @Bindable(defaultValue = "10s") @NotNull Duration timeout) {
    boolean isConfigured() {
        return host != null && !host.isBlank();
    }

    @Override
    public String toString() {
        return "SmtpConfig[***]";
    }

    /** How a connection is encrypted. */
    enum Security {
        /** Starts plain and must be upgraded before anything is said. */
        STARTTLS,
        /** From the first byte. */
        TLS,
        /** Never: for a server on the same machine. */
        NONE
    }
}
