package com.cybervpn.domain.terminal;

import com.cybervpn.domain.shared.Secret;
import org.jspecify.annotations.Nullable;

/** What a user signs in to a machine with. */
public sealed interface SshLogin {
    record Password(Secret password) implements SshLogin {}

    /**
     * A private key in OpenSSH or PEM form.
     *
     * @param passphrase null when the key has none
     */
    record PrivateKey(Secret pem, @Nullable Secret passphrase) implements SshLogin {}
}
