package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.terminal.SshLogin.PrivateKey;

/** Reads private keys. */
public interface SshKeyReader {
    Reading read(PrivateKey key);

    /** What was found. */
    sealed interface Reading {
        /**
         * @param type {@code ssh-ed25519}
         * @param fingerprint {@code SHA256:...}
         * @param publicKey type and key, as in {@code authorized_keys}
         */
        record Key(String type, String fingerprint, String publicKey) implements Reading {}

        /** The key is encrypted, and the passphrase is missing or wrong. */
        record Locked() implements Reading {}

        record NotAKey() implements Reading {}
    }
}
