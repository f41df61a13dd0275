package com.cybervpn.application.identity.service;

import com.cybervpn.domain.identity.EmailAddress;

/** Names of people as the audit log may keep them. */
final class Masked {
    private Masked() {}

    /** {@code an***@example.com} for an address, {@code ann***} for a login. */
    static String identifier(String identifier) {
        return EmailAddress.isValid(identifier)
                ? new EmailAddress(identifier).masked()
                : identifier.substring(0, Math.min(3, identifier.length())) + "***";
    }
}
