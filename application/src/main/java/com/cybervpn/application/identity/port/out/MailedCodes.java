package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.CodePurpose;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.MailedCode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The codes that were mailed, by address and purpose; encrypted at rest. */
public interface MailedCodes {
    /**
     * Changes the code of an address, one caller after the other.
     *
     * @param change from the present code to the next one; empty: there is none. May be called more than once.
     * @return the code before the change
     */
    Optional<MailedCode> change(
            EmailAddress email, CodePurpose purpose, Function<Optional<MailedCode>, Optional<MailedCode>> change);

    /** Forgets all codes of an address. */
    void forget(EmailAddress email);

    int purge(Instant expiredBefore);
}
