package com.cybervpn.domain.identity;

import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Something to be mailed to a person.
 *
 * @param locale the language it is written in: {@code ru}, {@code en-EN}
 * @param content the code or the link that it carries
 * @param validFor how long the content is good, as the text says it
 * @param expiresAt when there is no more use in sending it
 */
public record Mail(
        UUID id, Kind kind, EmailAddress to, String locale, Secret content, Duration validFor, Instant expiresAt) {
    /** What it is about; each has its own text. */
    public enum Kind {
        VERIFICATION_CODE,
        PASSWORD_RESET_CODE,
        SIGN_IN_LINK
    }
}
