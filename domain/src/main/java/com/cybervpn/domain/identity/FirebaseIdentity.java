package com.cybervpn.domain.identity;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person as Firebase knows them.
 *
 * @param email null when they gave none
 * @param emailVerified whether Firebase saw them own it
 * @param expiresAt first instant at which the proof is worth nothing
 */
public record FirebaseIdentity(
        String uid,
        @Nullable EmailAddress email,
        boolean emailVerified,
        @Nullable String name,
        Instant expiresAt) {
    /** The address that tells whose account it is: one that was only claimed does not (H-AUTH-4). */
    public Optional<EmailAddress> provenAddress() {
        return Optional.ofNullable(email).filter(_ -> emailVerified);
    }
}
