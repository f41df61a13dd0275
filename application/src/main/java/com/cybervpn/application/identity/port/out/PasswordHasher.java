package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.shared.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords, slowly on purpose, and so many at a time as the machine bears.
 *
 * <p>Every method throws {@link com.cybervpn.application.shared.ApplicationFailure.Unavailable} at once when too many wait
 * already.
 */
public interface PasswordHasher {
    PasswordHash hash(Password password);

    /**
     * Takes equally long for every answer.
     *
     * @param stored null when there is nothing to compare with: the answer is false then
     */
    boolean matches(Secret candidate, @Nullable PasswordHash stored);
}
