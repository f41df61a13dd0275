package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.shared.Secret;
import org.jspecify.annotations.Nullable;

/** Hashes at once and without protection; counts how often it was asked. */
public final class FakePasswordHasher implements PasswordHasher {
    private int comparisons;

    @Override
    public PasswordHash hash(Password password) {
        return new PasswordHash("fake:" + password.secret().reveal());
    }

    @Override
    public synchronized boolean matches(Secret candidate, @Nullable PasswordHash stored) {
        comparisons++;
        return stored != null && stored.encoded().equals("fake:" + candidate.reveal());
    }

    public synchronized int comparisons() {
        return comparisons;
    }
}
