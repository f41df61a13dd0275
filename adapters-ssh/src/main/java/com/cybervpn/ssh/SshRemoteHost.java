package com.cybervpn.ssh;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** One host of the deployer, on one connection. */
record SshRemoteHost(SshConnection connection, String user, String fingerprint) implements RemoteHost {
    private static final int MAX_OUTPUT = 1024 * 1024;
    private static final int MAX_LINE = 16 * 1024;

    @Override
    public Ran run(ShellCommand command, byte[] input, Duration timeout, Consumer<String> lines)
            throws RemoteFailure, InterruptedException {
        Lines split = new Lines(lines);
        try {
            SshResult result = connection.exec(new SshExec(
                    command.rendered(),
                    input.length == 0 ? null : new ByteArrayInputStream(input),
                    timeout,
                    MAX_OUTPUT,
                    split::take));
            split.end();
            return new Ran(result.status(), result.out(), result.err());
        } catch (SshFailure e) {
            throw SshRemoteHosts.failure(e);
        }
    }

    @Override
    public void upload(InputStream content, String path, int permissions) throws RemoteFailure, InterruptedException {
        try {
            connection.upload(content, path, permissions);
        } catch (SshFailure e) {
            throw SshRemoteHosts.failure(e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Cuts what comes in pieces into lines, for each stream by itself; very long ones are cut. */
    private static final class Lines {
        private final Consumer<String> to;
        private final Map<SshExec.Stream, ByteArrayOutputStream> begun = new EnumMap<>(SshExec.Stream.class);

        Lines(Consumer<String> to) {
            this.to = to;
        }

        synchronized void take(SshExec.Stream stream, byte[] chunk) {
            ByteArrayOutputStream line = begun.computeIfAbsent(stream, _ -> new ByteArrayOutputStream());
            for (byte b : chunk) {
                if (b == '\n' || line.size() >= MAX_LINE) flush(line);
                if (b != '\n' && b != '\r') line.write(b);
            }
        }

        synchronized void end() {
            begun.values().stream().filter(line -> line.size() > 0).forEach(this::flush);
        }

        private void flush(ByteArrayOutputStream line) {
            to.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
