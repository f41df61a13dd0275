package com.cybervpn.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** Speaks to the SSH agent of this machine through its Unix socket. */
final class AgentSocket extends AbstractAgentProxy {
    private static final int MAX_ANSWER = 256 * 1024;

    private final SocketChannel channel;

    AgentSocket(Path socket) throws IOException {
        super(null);
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    protected synchronized Buffer request(Buffer buffer) throws IOException {
        ByteBuffer question = ByteBuffer.wrap(buffer.array(), buffer.rpos(), buffer.available());
        while (question.hasRemaining()) channel.write(question);
        int length = read(4).getInt();
        if (length < 1 || length > MAX_ANSWER) throw new IOException("the SSH agent sent " + length + " bytes");
        byte[] answer = new byte[4 + length];
        ByteBuffer.wrap(answer).putInt(length).put(read(length));
        Buffer result = new ByteArrayBuffer(answer);
        result.getInt();
        return result;
    }

    private ByteBuffer read(int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) throw new EOFException("the SSH agent hung up");
        }
        return bytes.flip();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
