package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.domain.shared.Role;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that opens a socket and does not read costs a bounded amount of memory, and not for long. */
class StalledReaderTest {
    private static final int FRAMES = 1000;
    private static final String FILLING = "x".repeat(6000);
    private static final int CLOSE = 8;
    private static final int PING = 9;

    @Test
    void isClosedForItsSlownessAndCutOffWhenItDoesNotEvenReadThat() throws Exception {
        try (var platform = TestPlatform.with(Map.of("ws.heartbeat", "1s"));
                var stalled = stalledReaderOf(platform);
                var reader = FeedClient.open(platform, "/api/v1/ws/monitoring", platform.as(Role.VIEWER))) {
            reader.say("{\"topics\":[\"general\"]}");
            reader.hear("subscribed");

            // Who reads misses nothing for the other one's sake.
            for (int i = 0; i < FRAMES; i++) {
                publish(platform, i);
                assertThat(reader.hear("general_event").at("/data/data/n").asInt())
                        .isEqualTo(i);
            }
            long bytes = bytesUntilTheEnd(stalled);
            assertThat(bytes).isLessThan((long) FRAMES * FILLING.length());
        }
    }

    /** T-WS-4; the code is the contract's. */
    @Test
    void pingsATerminalAndClosesItWhenNothingComesBack() throws Exception {
        try (var platform = TestPlatform.with(Map.of("terminal.heartbeat", "200ms"));
                var silent = opened(platform, "/ws/terminal")) {
            var in = new DataInputStream(silent.getInputStream());

            assertThat(in.readUnsignedByte() & 15).isEqualTo(PING);
            assertThat(in.readUnsignedByte()).isZero();
            assertThat(in.readUnsignedByte() & 15).isEqualTo(CLOSE);
            in.readUnsignedByte();
            assertThat(in.readUnsignedShort()).isEqualTo(4408);
        }
    }

    /** The close frame says why, unless the cut came first. */
    private static long bytesUntilTheEnd(Socket stalled) throws IOException {
        var in = new DataInputStream(stalled.getInputStream());
        long bytes = 0;
        try {
            for (int first = in.read(); first >= 0; first = in.read()) {
                int length = in.readUnsignedByte() & 127;
                if (length == 126) length = in.readUnsignedShort();
                byte[] payload = in.readNBytes(length);
                if ((first & 15) == CLOSE) {
                    assertThat(((payload[0] & 255) << 8) | payload[1] & 255).isEqualTo(1013);
                }
                bytes += length;
            }
        } catch (IOException e) {
            return bytes; // cut off amid a frame
        }
        return bytes;
    }

    private static void publish(TestPlatform platform, int n) {
        platform.bean(Events.class)
                .publish(new Events.Event(
                        "general",
                        "general_event",
                        null,
                        Map.of("event", "test", "data", Map.of("n", n, "filling", FILLING)),
                        Instant.now()));
    }

    /** Subscribed, and then silent. */
    private static Socket stalledReaderOf(TestPlatform platform) throws IOException {
        Socket socket = opened(platform, "/api/v1/ws/monitoring");
        byte[] subscribe = "{\"topics\":[\"general\"]}".getBytes(StandardCharsets.UTF_8);
        var frame = new byte[6 + subscribe.length]; // masked with zeros
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | subscribe.length);
        System.arraycopy(subscribe, 0, frame, 6, subscribe.length);
        socket.getOutputStream().write(frame);
        var in = new DataInputStream(socket.getInputStream());
        for (int frames = 0; frames < 2; frames++) { // available_topics, subscribed
            in.readUnsignedByte();
            in.readNBytes(in.readUnsignedByte() & 127);
        }
        return socket;
    }

    private static Socket opened(TestPlatform platform, String path) throws IOException {
        URI address = URI.create(platform.address("public"));
        String ticket =
                platform.as(Role.VIEWER).post("/api/v1/ws/ticket").expect(200).text("/ticket");
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        socket.getOutputStream()
                .write(("GET " + path + "?ticket=" + ticket + " HTTP/1.1\r\nHost: " + address.getAuthority()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        var in = new DataInputStream(socket.getInputStream());
        for (int matched = 0; matched < 4; ) {
            int wanted = matched % 2 == 0 ? '\r' : '\n';
            matched = in.readUnsignedByte() == wanted ? matched + 1 : 0;
        }
        return socket;
    }
}
