package com.cybervpn.bootstrap.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/**
 * What the terminal's socket costs beside the real thing: OpenSSH's own client for what passes through, a bare channel of the
 * SSH library for how quick a key is. All speak to one real {@code sshd} on this machine.
 */
final class TerminalBench implements AutoCloseable {
    private static final int MEGABYTES = 50;
    private static final int KEYS = 300;
    private static final String READY = "printf 'rea''dy\\n'\n";

    private final PlatformUnderTest platform;
    private final String token;
    private final Path directory;
    private final int port = ChildProcess.freePort();
    private final Process sshd;
    private final java.security.KeyPair key;
    private final Path keyFile;

    private TerminalBench(PlatformUnderTest platform, Path directory) throws Exception {
        this.platform = platform;
        this.directory = directory;
        token = platform.accessToken();
        key = newKey();
        keyFile = written(key, "client_key");
        Files.writeString(directory.resolve("authorized_keys"), PublicKeyEntry.toString(key.getPublic()) + "\n");
        byte[] line = (".".repeat(99) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(directory.resolve("big"))) {
            for (int i = 0; i < MEGABYTES * 10_000; i++) out.write(line);
        }
        Path config = Files.writeString(directory.resolve("sshd_config"), """
            Port %d
            ListenAddress 127.0.0.1
            HostKey %s
            AuthorizedKeysFile %s
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin yes
            """.formatted(
                        port, written(newKey(), "host_key"), directory.resolve("authorized_keys")));
        Files.createDirectories(Path.of("/run/sshd"));
        sshd = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitPort();
    }

    /** Nothing where OpenSSH is not installed. */
    static void run(Consumer<Row> report) throws Exception {
        if (!Files.isExecutable(Path.of("/usr/sbin/sshd")) || !Files.isExecutable(Path.of("/usr/bin/ssh"))) {
            System.out.println("  the terminal's benches need openssh-server and openssh-client");
            return;
        }
        Path directory = Files.createTempDirectory("cybervpn-bench-terminal");
        try (var rig = Rig.start();
                var bench = new TerminalBench(rig.platform, directory)) {
            report.accept(bench.passing());
            report.accept(bench.typing());
            report.accept(bench.typingBesideAFlood());
        } finally {
            Rig.deleteTree(directory);
        }
    }

    private Row passing() {
        return Row.measure(
                "terminal output through the socket : ssh -tt",
                "MB/s",
                () -> attempt(this::throughSocket),
                () -> attempt(this::throughSsh),
                "at least 0.75");
    }

    private Row typing() {
        return Row.measure(
                "a key's echo through the socket : a bare SSH channel",
                "µs (p50)",
                () -> attempt(() -> percentile(echoesOnSocket(), 50)),
                () -> attempt(() -> percentile(echoesOnChannel(), 50)),
                "at most 1.5");
    }

    private Row typingBesideAFlood() throws Exception {
        double idle = percentile(echoesOnSocket(), 99);
        try (var flood = new Screen()) {
            flood.ask("while :; do head -c 2000000 " + directory.resolve("big") + "; sleep 0.1; done\n", "....");
            flood.readOn();
            double beside = percentile(echoesOnSocket(), 99);
            return new Row("a key's echo beside a 20 MB/s flood : idle", "µs (p99)", beside, idle, "at most 5");
        }
    }

    private double throughSocket() throws Exception {
        try (var screen = new Screen()) {
            screen.ready();
            long start = System.nanoTime();
            screen.ask("cat " + directory.resolve("big") + "; printf 'e''nd\\n'\n", "end\n");
            return MEGABYTES / seconds(start);
        }
    }

    private double throughSsh() throws Exception {
        Process ssh = new ProcessBuilder(
                        "ssh",
                        "-tt",
                        "-q",
                        "-i",
                        keyFile.toString(),
                        "-p",
                        Integer.toString(port),
                        "-o",
                        "StrictHostKeyChecking=no",
                        "-o",
                        "UserKnownHostsFile=/dev/null",
                        user() + "@127.0.0.1",
                        "sh")
                .redirectErrorStream(true)
                .start();
        try (InputStream out = ssh.getInputStream();
                OutputStream in = ssh.getOutputStream()) {
            var tail = new Tail();
            in.write(("PS1=; stty -echo -onlcr; " + READY).getBytes(StandardCharsets.US_ASCII));
            in.flush();
            tail.await(out, "ready\n");
            long start = System.nanoTime();
            in.write(("cat " + directory.resolve("big") + "; printf 'e''nd\\n'\n").getBytes(StandardCharsets.US_ASCII));
            in.flush();
            tail.await(out, "end\n");
            return MEGABYTES / seconds(start);
        } finally {
            ssh.destroyForcibly();
        }
    }

    private double[] echoesOnSocket() throws Exception {
        try (var screen = new Screen()) {
            screen.ready();
            screen.ask("stty raw; printf 'r''aw'; cat\n", "raw");
            double[] times = new double[KEYS];
            for (int i = 0; i < KEYS; i++) {
                long start = System.nanoTime();
                screen.ask("x", "x");
                times[i] = (System.nanoTime() - start) / 1e3;
            }
            return times;
        }
    }

    private double[] echoesOnChannel() throws Exception {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((_, _, _) -> true);
            client.start();
            try (ClientSession session = client.connect(user(), "127.0.0.1", port)
                    .verify(10, TimeUnit.SECONDS)
                    .getSession()) {
                session.addPublicKeyIdentity(key);
                session.auth().verify(10, TimeUnit.SECONDS);
                try (ChannelShell shell = session.createShellChannel()) {
                    shell.open().verify(10, TimeUnit.SECONDS);
                    OutputStream in = shell.getInvertedIn();
                    InputStream out = shell.getInvertedOut();
                    in.write(("exec sh\nPS1=; stty -echo -onlcr; " + READY).getBytes(StandardCharsets.US_ASCII));
                    in.flush();
                    new Tail().await(out, "ready\n");
                    in.write("stty raw; printf 'r''aw'; cat\n".getBytes(StandardCharsets.US_ASCII));
                    in.flush();
                    new Tail().await(out, "raw");
                    double[] times = new double[KEYS];
                    for (int i = 0; i < KEYS; i++) {
                        long start = System.nanoTime();
                        in.write('x');
                        in.flush();
                        if (out.read() < 0) throw new IOException("the shell ended");
                        times[i] = (System.nanoTime() - start) / 1e3;
                    }
                    return times;
                }
            }
        }
    }

    private static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) * percent / 100];
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private interface Measurement {
        double take() throws Exception;
    }

    private static double attempt(Measurement measurement) {
        try {
            return measurement.take();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    private static java.security.KeyPair newKey() throws Exception {
        return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    }

    private Path written(java.security.KeyPair pair, String name) throws Exception {
        Path file = Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "bench", null, out);
        }
        return file;
    }

    private void awaitPort() throws InterruptedException {
        while (true) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                if (!sshd.isAlive()) throw new UncheckedIOException("sshd did not start", e);
                sshd.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        sshd.descendants().forEach(ProcessHandle::destroy);
        sshd.destroy();
        sshd.waitFor();
    }

    /** The end of what was read, to find a mark in without keeping all. */
    private static final class Tail {
        private final StringBuilder end = new StringBuilder();

        boolean has(CharSequence more, String mark) {
            end.append(more);
            if (end.length() > 4_096 + more.length()) end.delete(0, end.length() - 4_096);
            int at = end.indexOf(mark);
            if (at < 0) {
                end.delete(0, Math.max(0, end.length() - mark.length()));
                return false;
            }
            end.delete(0, at + mark.length());
            return true;
        }

        void await(InputStream from, String mark) throws IOException {
            byte[] chunk = new byte[32 * 1024];
            for (int count; (count = from.read(chunk)) >= 0; ) {
                if (has(new String(chunk, 0, count, StandardCharsets.ISO_8859_1), mark)) return;
            }
            throw new IOException("the shell ended");
        }
    }

    /** A client of the socket that shows a shell on the machine of the bench. */
    private final class Screen implements AutoCloseable {
        private final Tail tail = new Tail();
        private final PlainWebSocket socket;

        Screen() throws Exception {
            socket = new PlainWebSocket(platform.port(), "/ws/terminal?token=" + token);
            String pem = Base64.getEncoder().encodeToString(Files.readAllBytes(keyFile));
            socket.send("{\"type\":\"connect_ssh\",\"config\":{\"host\":\"127.0.0.1\",\"port\":" + port
                    + ",\"username\":\"" + user() + "\",\"private_key\":\"" + pem + "\"}}");
            await("ssh_connected");
            type("exec sh\n");
        }

        void ready() throws IOException {
            ask("PS1=; stty -echo -onlcr; " + READY, "ready\n");
        }

        /** Types, and waits until the answer shows {@code text}. */
        void ask(String keys, String text) throws IOException {
            type(keys);
            await(text.replace("\n", "\\n"));
        }

        void type(String keys) throws IOException {
            socket.send("{\"type\":\"pty_input\",\"data\":\""
                    + keys.replace("\\", "\\\\").replace("\n", "\\n") + "\"}");
        }

        /** Takes what comes and looks at nothing, until it is closed. */
        void readOn() {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) socket.receive();
                } catch (IOException _) {
                    // closed
                }
            });
        }

        private void await(String mark) throws IOException {
            while (!tail.has(socket.receive(), mark)) {
                // more to come
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
