package com.cybervpn.ssh;

import com.cybervpn.domain.shared.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.Assumptions;

/** OpenSSH's own server on a random loopback port, for the user who runs the tests. */
final class OpenSshServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Process process;
    private final int port;
    private final Secret clientKey;

    private OpenSshServer(Process process, int port, Secret clientKey) {
        this.process = process;
        this.port = port;
        this.clientKey = clientKey;
    }

    /** Skips the test where OpenSSH is not installed. */
    static OpenSshServer start(Path directory) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM),
                "needs OpenSSH's server: apt-get install openssh-server (" + PROGRAM + ")");
        // As root it insists on this directory.
        if (isRoot()) Files.createDirectories(Path.of("/run/sshd"));
        KeyPair client = TestSshServer.newKey();
        Path authorized = directory.resolve("authorized_keys");
        Files.writeString(authorized, PublicKeyEntry.toString(client.getPublic()) + "\n");
        int port = freePort();
        Path config = directory.resolve("sshd_config");
        Files.writeString(config, """
            Port %d
            ListenAddress 127.0.0.1
            HostKey %s
            AuthorizedKeysFile %s
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin yes
            PasswordAuthentication no
            """.formatted(
                        port, written(TestSshServer.newKey(), directory.resolve("host_key")), authorized));
        Process process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        awaitPort(port, process);
        Path key = written(client, directory.resolve("client_key"));
        return new OpenSshServer(process, port, Secret.of(Files.readString(key)));
    }

    int port() {
        return port;
    }

    Secret clientKey() {
        return clientKey;
    }

    static String user() {
        return System.getProperty("user.name");
    }

    private static boolean isRoot() {
        return user().equals("root");
    }

    private static Path written(KeyPair key, Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
        return file;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port, Process process) throws IOException, InterruptedException {
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                return;
            } catch (IOException e) {
                if (!process.isAlive()) throw new IOException("sshd ended with " + process.exitValue(), e);
                process.waitFor(20, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor();
    }
}
