package com.cybervpn.ssh;

import com.cybervpn.domain.shared.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a client signs in with. */
public sealed interface SshCredentials {
    /** Whatever keys the SSH agent of this machine holds. */
    record Agent() implements SshCredentials {}

    /** A private key in a file of this machine, without a passphrase. */
    record KeyFile(Path path) implements SshCredentials {}

    /**
     * A private key in OpenSSH or PEM form.
     *
     * @param passphrase null when the key has none
     */
    record PrivateKey(Secret pem, @Nullable Secret passphrase) implements SshCredentials {}

    /** A password, sent by the methods {@code password} and {@code keyboard-interactive}. */
    record Password(Secret password) implements SshCredentials {}
}
