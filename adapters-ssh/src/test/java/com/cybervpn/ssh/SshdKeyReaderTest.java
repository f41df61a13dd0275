package com.cybervpn.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.terminal.port.out.SshKeyReader.Reading;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.terminal.SshLogin.PrivateKey;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SshdKeyReaderTest {
    private final SshdKeyReader reader = new SshdKeyReader();

    @Test
    void readsAnOpenSshKey() throws Exception {
        KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);

        var key = (Reading.Key) read(openSsh(pair, null), null);

        assertThat(key.type()).isEqualTo("ssh-ed25519");
        assertThat(key.fingerprint()).isEqualTo(KeyUtils.getFingerPrint(pair.getPublic()));
        assertThat(key.publicKey()).startsWith("ssh-ed25519 AAAA").hasLineCount(1);
    }

    @Test
    void readsAPemKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        var pem = new StringWriter();
        try (var writer = new JcaPEMWriter(pem)) {
            writer.writeObject(pair.getPrivate());
        }

        assertThat(pem.toString()).startsWith("-----BEGIN RSA PRIVATE KEY");
        assertThat(((Reading.Key) read(pem.toString(), null)).type()).isEqualTo("ssh-rsa");
    }

    @Test
    void opensALockedKeyWithItsPassphraseOnly() throws Exception {
        String locked = openSsh(TestSshServer.newKey(), "open sesame");

        assertThat(read(locked, "open sesame")).isInstanceOf(Reading.Key.class);
        assertThat(read(locked, "guess")).isInstanceOf(Reading.Locked.class);
        assertThat(read(locked, null)).isInstanceOf(Reading.Locked.class);
    }

    @Test
    void seesThatOtherTextIsNoKey() {
        assertThat(read("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n", null))
                .isInstanceOf(Reading.NotAKey.class);
        assertThat(read("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", null))
                .isInstanceOf(Reading.NotAKey.class);
        assertThat(read("-----BEGIN ", null)).isInstanceOf(Reading.NotAKey.class);
    }

    private Reading read(String text, @Nullable String passphrase) {
        return reader.read(new PrivateKey(Secret.of(text), passphrase == null ? null : Secret.of(passphrase)));
    }

    private static String openSsh(KeyPair pair, @Nullable String passphrase) throws Exception {
        var out = new ByteArrayOutputStream();
        OpenSSHKeyEncryptionContext encryption = null;
        if (passphrase != null) {
            encryption = new OpenSSHKeyEncryptionContext();
            encryption.setPassword(passphrase);
            encryption.setCipherType("256");
        }
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", encryption, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
