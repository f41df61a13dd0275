package com.cybervpn.bootstrap.realhost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/**
 * A Debian host with systemd, sshd, apt and a packet filter of its own, at an address that this machine alone can reach.
 * It ends with {@link #close}, or with this JVM.
 */
public final class RealHost implements AutoCloseable {
    /** Set by the Maven profile {@code real-host}: {@code quick} or {@code all}. */
    private static final String WANTED = "REAL_HOST";

    /** One for each host of this JVM; the start differs so that two builds on one machine seldom meet. */
    private static final AtomicInteger NUMBERS =
            new AtomicInteger((int) (ProcessHandle.current().pid() % 25) * 10);

    private static final Path SCRIPT = script();

    private final String name;
    private final int number;
    private final Path directory;
    private final Process process;

    private RealHost(String name, int number, Path directory, Process process) {
        this.name = name;
        this.number = number;
        this.directory = directory;
        this.process = process;
    }

    /**
     * Why a test is not to boot one; empty when it is.
     *
     * @param patient whether it takes minutes
     */
    static Optional<String> unwanted(boolean patient) {
        String wanted = System.getenv(WANTED);
        if (wanted == null) return Optional.of("real hosts are booted with -Preal-host only");
        if (patient && !wanted.equals("all")) return Optional.of("takes minutes: -Preal-host -Dreal.host=all");
        return obstacle();
    }

    /** Why none can be booted on this machine; empty when one can. */
    public static Optional<String> obstacle() {
        Said said = say(List.of(SCRIPT.toString(), "ready"));
        return said.status() == 0 ? Optional.empty() : Optional.of(said.text().strip());
    }

    /** A fresh one; takes seconds, and the first time on a machine a minute or two. */
    public static RealHost boot() {
        int number = NUMBERS.getAndIncrement() % 250 + 1;
        String name = "rh" + number;
        try {
            Path directory = Files.createTempDirectory("cybervpn-real-host-");
            writeKey(directory);
            Said base = say(List.of(SCRIPT.toString(), "base"));
            if (base.status() != 0) throw new AssertionError("no base for real hosts: " + base.text());
            Process process = new ProcessBuilder(
                            SCRIPT.toString(), "run", name, String.valueOf(number), directory + "/key.pub")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String first = out.readLine();
            if (!"ready".equals(first)) throw new AssertionError("the host did not boot: " + first);
            return new RealHost(name, number, directory, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "198.18." + number + ".2";
    }

    /** The private key that root lets in. */
    public Path key() {
        return directory.resolve("key");
    }

    /** Runs shell text as root, past sshd and packet filter. */
    public Said sh(String text) {
        return say(List.of(SCRIPT.toString(), "inside", name, "sh", "-c", text));
    }

    /** What shell text writes that must succeed. */
    public String says(String text) {
        Said said = sh(text);
        if (said.status() != 0) throw new AssertionError(text + " ended with " + said);
        return said.text().strip();
    }

    /** Whether OpenSSH's own client comes in as that user, with nothing but the key. */
    public boolean letsIn(String user) {
        return ssh(user, "true").status() == 0;
    }

    /** What OpenSSH's own client brings back. */
    public Said ssh(String user, String command, String... options) {
        List<String> words = new ArrayList<>(List.of(
                "ssh",
                "-F",
                "none",
                "-i",
                key().toString(),
                "-o",
                "BatchMode=yes",
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "ConnectTimeout=3",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "LogLevel=ERROR"));
        words.addAll(Arrays.asList(options));
        words.addAll(List.of(user + "@" + address(), command));
        return say(words);
    }

    /** Takes the power away for a moment; returns once it has booted again. */
    public void restart() {
        Said said = say(List.of(SCRIPT.toString(), "restart", name));
        if (said.status() != 0) throw new AssertionError("the host did not come back: " + said.text());
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroy();
            Files.deleteIfExists(directory.resolve("key"));
            Files.deleteIfExists(directory.resolve("key.pub"));
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void writeKey(Path directory) throws IOException {
        try (OutputStream key = Files.newOutputStream(directory.resolve("key"));
                OutputStream open = Files.newOutputStream(directory.resolve("key.pub"))) {
            var pair = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", null, key);
            OpenSSHKeyPairResourceWriter.INSTANCE.writePublicKey(pair, "test", open);
            Files.setPosixFilePermissions(directory.resolve("key"), PosixFilePermissions.fromString("rw-------"));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static Path script() {
        try (InputStream in = RealHost.class.getResourceAsStream("/realhost/realhost.sh")) {
            if (in == null) throw new IllegalStateException("no realhost.sh");
            Path script = Files.createTempFile("realhost-", ".sh");
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            script.toFile().deleteOnExit();
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a program on this machine says. */
    public static Said say(List<String> words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Status and outputs of a program. */
    public record Said(int status, String text) {}
}
