package com.cybervpn.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.nativefs.NativeFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SSH server on a random loopback port whose commands a real {@code /bin/sh} runs. */
final class TestSshServer implements AutoCloseable {
    static final String USER = "tester";
    static final String PASSWORD = "Correct-Horse-7";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair clientKey = newKey();
    final AtomicInteger signIns = new AtomicInteger();
    final AtomicInteger credentialsSeen = new AtomicInteger();

    TestSshServer() {
        this(0, newKey());
    }

    TestSshServer(int port, KeyPair hostKey) {
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, _) -> {
            credentialsSeen.incrementAndGet();
            return user.equals(USER) && KeyUtils.compareKeys(key, clientKey.getPublic());
        });
        PasswordAuthenticator passwords = (user, password, _) -> {
            credentialsSeen.incrementAndGet();
            return user.equals(USER) && password.equals(PASSWORD);
        };
        server.setPasswordAuthenticator(passwords);
        server.setCommandFactory((_, command) -> new Shell(List.of("/bin/sh", "-c", command)));
        server.setShellFactory(_ -> new Shell(List.of("/bin/sh")));
        server.setFileSystemFactory(NativeFileSystemFactory.INSTANCE);
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.addSessionListener(new org.apache.sshd.common.session.SessionListener() {
            @Override
            public void sessionEvent(org.apache.sshd.common.session.Session session, Event event) {
                if (event == Event.Authenticated) signIns.incrementAndGet();
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** The key that may sign in, as a file in {@code directory}. */
    Path clientKeyFile(Path directory) throws Exception {
        Path file = directory.resolve("id_ecdsa");
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(clientKey, "test", null, out);
        }
        return file;
    }

    /** Cuts all connections. */
    void hangUp() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    int openSessions() {
        return server.getActiveSessions().size();
    }

    static KeyPair newKey() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    /** A process whose streams are those of the channel. */
    private static final class Shell implements Command {
        private final List<String> line;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private ExitCallback exit = (_, _, _) -> {};
        private Process process;

        Shell(List<String> line) {
            this.line = line;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) throws IOException {
            process = new ProcessBuilder(line).start();
            Thread.ofVirtual().start(() -> pump(in, process.getOutputStream(), true));
            Thread output = Thread.ofVirtual().start(() -> pump(process.getInputStream(), out, false));
            Thread errors = Thread.ofVirtual().start(() -> pump(process.getErrorStream(), err, false));
            Thread.ofVirtual().start(() -> {
                try {
                    int status = process.waitFor();
                    output.join();
                    errors.join();
                    exit.onExit(status);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        private static void pump(InputStream from, OutputStream to, boolean close) {
            byte[] chunk = new byte[8192];
            try {
                for (int count; (count = from.read(chunk)) >= 0; ) {
                    to.write(chunk, 0, count);
                    to.flush();
                }
                if (close) to.close();
            } catch (IOException e) {
                // The other side is gone.
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
