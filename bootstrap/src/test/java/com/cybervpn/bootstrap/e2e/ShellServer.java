package com.cybervpn.bootstrap.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.shell.InvertedShell;
import org.apache.sshd.server.shell.ProcessShell;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** A user's machine: an SSH server on a random loopback port with a real shell behind it. */
final class ShellServer implements AutoCloseable {
    static final String USER = "tester";
    static final String PASSWORD = "Correct-Horse-7";

    private final SshServer server = SshServer.setUpDefaultServer();

    ShellServer() {
        server.setHost("127.0.0.1");
        server.setPasswordAuthenticator((user, password, _) -> user.equals(USER) && password.equals(PASSWORD));
        server.setCommandFactory(
                (channel, command) -> plain("/bin/sh", "-c", command).createShell(channel));
        server.setShellFactory(plain("/bin/sh"));
        try {
            server.setKeyPairProvider(
                    KeyPairProvider.wrap(KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256)));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the tty that the library plays, which changes bytes: what it takes to see them pass, on any machine. */
    private static ProcessShellFactory plain(String... line) {
        return new ProcessShellFactory(line[0], line) {
            @Override
            protected InvertedShell createInvertedShell(ChannelSession channel) {
                return new ProcessShell(line) {
                    @Override
                    protected Map<PtyMode, Integer> resolveShellTtyOptions(Map<PtyMode, Integer> modes) {
                        return Map.of();
                    }
                };
            }
        };
    }

    int port() {
        return server.getPort();
    }

    int connections() {
        return server.getActiveSessions().size();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
