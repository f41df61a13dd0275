package com.cybervpn.application.shared.port.out;

/** Protects secrets at rest. The key comes from configuration. */
public interface Encryption {
    /**
     * @param context what the secret belongs to ({@code totp:<account>}); a ciphertext moved elsewhere does not open
     */
    byte[] encrypt(byte[] plaintext, String context);

    /**
     * @throws IllegalStateException when the bytes were changed, moved to another context, or made with another key
     */
    byte[] decrypt(byte[] ciphertext, String context);
}
