package com.cybervpn.ssh;

import com.cybervpn.domain.shared.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Reads private keys in OpenSSH and PEM form. */
final class PrivateKeys {
    private PrivateKeys() {}

    /**
     * @return at least one
     * @throws Unreadable when the text has none, or the passphrase does not open it
     */
    static List<KeyPair> parse(byte[] text, @Nullable Secret passphrase) throws Unreadable {
        var provider = new Passphrase(passphrase);
        try (InputStream in = new ByteArrayInputStream(text)) {
            Iterable<KeyPair> loaded =
                    SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("private key"), in, provider);
            List<KeyPair> keys = new ArrayList<>();
            if (loaded != null) loaded.forEach(keys::add);
            if (!keys.isEmpty()) return keys;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new Unreadable(provider.asked); // the cause might quote the key
        }
        throw new Unreadable(provider.asked);
    }

    /** No key came out. The message never quotes any of it. */
    static final class Unreadable extends Exception {
        private final boolean encrypted;

        private Unreadable(boolean encrypted) {
            super("the private key cannot be read");
            this.encrypted = encrypted;
        }

        /** Whether it is a key that wants another passphrase. */
        boolean isEncrypted() {
            return encrypted;
        }
    }

    /** Remembers whether a passphrase was asked for. */
    private static final class Passphrase implements FilePasswordProvider {
        private final @Nullable Secret passphrase;
        private boolean asked;

        Passphrase(@Nullable Secret passphrase) {
            this.passphrase = passphrase;
        }

        @Override
        public @Nullable String getPassword(
                org.apache.sshd.common.session.SessionContext session, NamedResource resource, int retryIndex) {
            asked = true;
            return passphrase == null ? null : passphrase.reveal();
        }
    }
}
