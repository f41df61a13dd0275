package com.cybervpn.ssh;

import com.cybervpn.application.shared.port.out.HostKeys.Verdict;
import com.cybervpn.domain.shared.HostKey;
import com.cybervpn.ssh.SshExec.Stream;
import com.cybervpn.ssh.SshFailure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.PtyChannelConfiguration;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** A signed-in connection. Closing it ends it, or gives it back where it came from the pool. */
public final class SshConnection implements AutoCloseable {
    private static final Duration CHANNEL_OPEN = Duration.ofSeconds(20);
    /** How long output may still come after a command ended, for example from a child it left behind. */
    private static final Duration AFTERTHOUGHT = Duration.ofSeconds(1);

    private static final int CHUNK = 32 * 1024;
    /** What a shell may send ahead of its reader: all that an interrupt has to wait for. */
    private static final long SHELL_WINDOW = 256 * 1024;

    private final ClientSession session;
    private final Runnable onClose;
    private final boolean owned;

    SshConnection(ClientSession session, Runnable onClose, boolean owned) {
        this.session = session;
        this.onClose = onClose;
        this.owned = owned;
    }

    public boolean isOpen() {
        return session.isOpen() && !session.isClosing();
    }

    /** The key that this connection's server proved itself by. */
    public Optional<HostKey> hostKey() {
        return HostKeyCheck.verdict(session).map(verdict -> switch (verdict) {
            case Verdict.FirstUse(var key) -> key;
            case Verdict.Trusted(var key) -> key;
            case Verdict.Changed(var trusted, var _) -> trusted;
        });
    }

    /** Calls {@code action} when the connection ends, whichever side ends it. */
    public void onEnd(Runnable action) {
        session.addCloseFutureListener(_ -> action.run());
    }

    /**
     * Runs a command and waits for its end. An interrupt and the end of its time end the command.
     *
     * @throws SshFailure {@code TIMED_OUT}, or {@code BROKEN} when the connection ended first
     */
    public SshResult exec(SshExec exec) throws SshFailure, InterruptedException {
        try (ChannelExec channel = session.createExecChannel(exec.command())) {
            channel.open().verify(CHANNEL_OPEN);
            Thread.ofVirtual().name("ssh-in").start(() -> feed(channel, exec));
            CountDownLatch ends = new CountDownLatch(2);
            Kept out = new Kept(channel.getInvertedOut(), Stream.OUT, exec, ends);
            Kept err = new Kept(channel.getInvertedErr(), Stream.ERR, exec, ends);
            Thread.ofVirtual().name("ssh-out").start(out);
            Thread.ofVirtual().name("ssh-err").start(err);
            await(channel, exec, ends);
            return new SshResult(status(channel), out.text(), err.text(), out.truncated || err.truncated);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static void await(ChannelExec channel, SshExec exec, CountDownLatch ends)
            throws SshFailure, InterruptedException {
        long deadline = System.nanoTime() + exec.timeout().toNanos();
        long last = Long.MAX_VALUE;
        try {
            while (!ends.await(20, TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                boolean ended = channel.getExitStatus() != null || channel.getExitSignal() != null;
                if (ended && last == Long.MAX_VALUE) last = now + AFTERTHOUGHT.toNanos();
                if (ended && now >= last) return;
                if (now >= deadline) {
                    kill(channel, exec);
                    throw new SshFailure(
                            Reason.TIMED_OUT,
                            "the command took longer than " + exec.timeout().toSeconds() + " s",
                            null);
                }
            }
        } catch (InterruptedException e) {
            kill(channel, exec);
            throw e;
        }
    }

    private static int status(ChannelExec channel) throws SshFailure {
        // The status may come right after the outputs ended.
        channel.waitFor(
                EnumSet.of(ClientChannelEvent.EXIT_STATUS, ClientChannelEvent.EXIT_SIGNAL, ClientChannelEvent.CLOSED),
                Duration.ofSeconds(10));
        Integer status = channel.getExitStatus();
        if (status != null) return status;
        if (channel.getExitSignal() != null) return 255;
        throw new SshFailure(Reason.BROKEN, "the connection ended before the command did", null);
    }

    private static void kill(ChannelExec channel, SshExec exec) {
        signal(channel, exec.stop());
        channel.close(true);
    }

    /** Best effort: RFC 4254 section 6.9; some servers ignore it. */
    static void signal(Channel channel, String name) {
        try {
            Buffer buffer = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
            buffer.putUInt(channel.getRecipient());
            buffer.putString("signal");
            buffer.putBoolean(false);
            buffer.putString(name);
            channel.getSession().writePacket(buffer);
        } catch (IOException e) {
            // The channel is gone, and the process with it.
        }
    }

    private static void feed(ChannelExec channel, SshExec exec) {
        try (OutputStream to = channel.getInvertedIn()) {
            if (exec.input() != null) exec.input().transferTo(to);
        } catch (IOException e) {
            // The command did not want to read all of it: its status tells.
        }
    }

    /**
     * Writes a file, replacing one that is there.
     *
     * @param permissions such as 0600
     */
    public void upload(InputStream content, String path, int permissions) throws SshFailure, InterruptedException {
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            try (OutputStream to = sftp.write(path, OpenMode.Create, OpenMode.Write, OpenMode.Truncate)) {
                // Narrowed before the first byte is in, so that a secret is never readable by others.
                sftp.setStat(path, new SftpClient.Attributes().perms(permissions));
                copy(content, to, Long.MAX_VALUE);
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Reads a file of at most {@code maxBytes}. */
    public byte[] download(String path, long maxBytes) throws SshFailure, InterruptedException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
                InputStream from = sftp.read(path)) {
            copy(from, to, maxBytes);
            return to.toByteArray();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static void copy(InputStream from, OutputStream to, long limit) throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        long total = 0;
        for (int count; (count = from.read(chunk)) >= 0; ) {
            if (Thread.interrupted()) throw new InterruptedException();
            total += count;
            if (total > limit) throw new IOException("more than " + limit + " bytes");
            to.write(chunk, 0, count);
        }
    }

    /** Whether the other side says that it is a Unix machine, so that commands meet a POSIX shell. */
    public boolean isUnix() {
        String version = session.getServerVersion();
        return version != null
                && (version.contains("OpenSSH") && !version.contains("Windows") || version.contains("dropbear"));
    }

    /** Starts the login shell on a terminal of its own. */
    public SshShell shell(String terminal, int columns, int rows, Map<String, String> environment) throws SshFailure {
        try {
            CoreModuleProperties.WINDOW_SIZE.set(session, SHELL_WINDOW);
            PtyChannelConfiguration pty = new PtyChannelConfiguration();
            pty.setPtyType(terminal);
            pty.setPtyColumns(columns);
            pty.setPtyLines(rows);
            ChannelShell channel = session.createShellChannel(pty, environment);
            channel.setRedirectErrorStream(true);
            channel.open().verify(CHANNEL_OPEN);
            return new SshShell(channel);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static SshFailure broken(IOException e) {
        return new SshFailure(Reason.BROKEN, "the SSH connection failed: " + why(e), e);
    }

    private static String why(IOException e) {
        if (e instanceof org.apache.sshd.sftp.common.SftpException sftp) {
            return "SFTP status " + sftp.getStatus();
        }
        return e.getClass().getSimpleName();
    }

    @Override
    public void close() {
        if (owned) session.close(true);
        onClose.run();
    }

    /** One output: reads all of it, so that the command never waits, and keeps the beginning. */
    private static final class Kept implements Runnable {
        private final InputStream from;
        private final Stream stream;
        private final SshExec exec;
        private final CountDownLatch ends;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private volatile boolean truncated;

        Kept(InputStream from, Stream stream, SshExec exec, CountDownLatch ends) {
            this.from = from;
            this.stream = stream;
            this.exec = exec;
            this.ends = ends;
        }

        @Override
        public void run() {
            byte[] chunk = new byte[CHUNK];
            try {
                for (int count; (count = from.read(chunk)) >= 0; ) {
                    keep(chunk, count);
                    if (exec.chunks() != null) exec.chunks().accept(stream, java.util.Arrays.copyOf(chunk, count));
                }
            } catch (IOException | RuntimeException e) {
                // The connection broke or whoever listened does not any more: the missing status tells.
            } finally {
                ends.countDown();
            }
        }

        private synchronized void keep(byte[] chunk, int count) {
            int room = Math.min(count, exec.maxOutput() - kept.size());
            kept.write(chunk, 0, room);
            if (room < count) truncated = true;
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
