package com.cybervpn.bootstrap.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client of a WebSocket with one thread and nothing between it and the network, so that the server is what is measured. */
final class PlainWebSocket implements AutoCloseable {
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int CLOSE = 0x88;
    private static final int MASKED = 0x80;

    private final Socket socket;
    private final DataInputStream in;

    PlainWebSocket(int port, String path) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                                + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        String status = line();
        if (!status.contains(" 101 ")) throw new IOException("no WebSocket: " + status);
        while (!line().isEmpty()) {
            // headers of no interest
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c; (c = in.read()) >= 0 && c != '\n'; ) if (c != '\r') line.append((char) c);
        return line.toString();
    }

    /** From one thread at a time. */
    synchronized void send(String text) throws IOException {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void frame(int kind, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) kind);
        if (payload.length < 126) frame.put((byte) (MASKED | payload.length));
        else frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        frame.putInt(0); // a mask of zeros changes nothing
        frame.put(payload);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    /** The next text; waits for it. */
    String receive() throws IOException {
        while (true) {
            int kind = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            if (length == 126) length = in.readUnsignedShort();
            else if (length == 127) length = Math.toIntExact(in.readLong());
            byte[] payload = in.readNBytes(length);
            if (kind == TEXT) return new String(payload, StandardCharsets.UTF_8);
            if (kind == CLOSE) throw new IOException("the server closed the socket");
            if (kind == PING) pong(payload);
        }
    }

    private synchronized void pong(byte[] payload) throws IOException {
        frame(0x8A, payload);
    }

    @Override
    public void close() throws IOException {
        try (socket) {
            frame(CLOSE, new byte[] {0x03, (byte) 0xE8});
        }
    }
}
