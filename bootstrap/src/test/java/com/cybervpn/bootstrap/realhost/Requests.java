package com.cybervpn.bootstrap.realhost;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Plain requests to a host, each on a connection of its own. */
public record Requests(String address, int port) {
    /** The body of a 200, or what went wrong. */
    public String get() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 3_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int body = reply.indexOf("\r\n\r\n");
            if (reply.startsWith("HTTP/1.0 200") && body > 0) return reply.substring(body + 4);
            return "no 200: " + reply;
        } catch (IOException e) {
            return e.toString();
        }
    }
}
