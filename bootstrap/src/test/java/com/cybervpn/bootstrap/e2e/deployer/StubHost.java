package com.cybervpn.bootstrap.e2e.deployer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.AcceptAllPublickeyAuthenticator;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** An SSH server in this process whose commands go to a real {@code sh} that finds next to no programs: nothing is changed. */
final class StubHost implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("sh", "env", "timeout", "test", "cat");

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path directory;

    StubHost(Path directory) {
        this.directory = directory;
        try {
            Path programs = Files.createDirectory(directory.resolve("bin"));
            for (String program : PROGRAMS) {
                Files.createSymbolicLink(
                        programs.resolve(program), Path.of("/usr/bin/env").resolveSibling(program));
            }
            writeKey();
            server.setHost("127.0.0.1");
            server.setKeyPairProvider(
                    KeyPairProvider.wrap(KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256)));
            server.setPublickeyAuthenticator(AcceptAllPublickeyAuthenticator.INSTANCE);
            server.setCommandFactory((channel, command) -> new ProcessShellFactory(
                            command, "/usr/bin/env", "-i", "PATH=" + programs, "/bin/sh", "-c", command)
                    .createShell(channel));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    Path key() {
        return directory.resolve("key");
    }

    private void writeKey() throws IOException, GeneralSecurityException {
        try (OutputStream key = Files.newOutputStream(key())) {
            var pair = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", null, key);
        }
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
