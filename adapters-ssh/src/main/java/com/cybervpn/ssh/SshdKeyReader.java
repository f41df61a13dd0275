package com.cybervpn.ssh;

import com.cybervpn.application.terminal.port.out.SshKeyReader;
import com.cybervpn.domain.terminal.SshLogin.PrivateKey;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** Reads private keys as the SSH client does, so that what is stored can be signed in with. */
@Singleton
final class SshdKeyReader implements SshKeyReader {
    @Override
    public Reading read(PrivateKey key) {
        try {
            byte[] text = key.pem().reveal().getBytes(StandardCharsets.UTF_8);
            PublicKey publicKey =
                    PrivateKeys.parse(text, key.passphrase()).getFirst().getPublic();
            return new Reading.Key(
                    KeyUtils.getKeyType(publicKey),
                    KeyUtils.getFingerPrint(publicKey),
                    PublicKeyEntry.toString(publicKey));
        } catch (PrivateKeys.Unreadable e) {
            return e.isEncrypted() ? new Reading.Locked() : new Reading.NotAKey();
        }
    }
}
