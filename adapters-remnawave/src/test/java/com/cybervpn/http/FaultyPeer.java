package com.cybervpn.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a random loopback port that answers as badly as a test asks for, one request a connection. */
public final class FaultyPeer implements AutoCloseable {
    /** How one request is answered. */
    @FunctionalInterface
    public interface Answer {
        void give(OutputStream out, Socket connection) throws Exception;

        /** A whole reply with this status and JSON body. */
        static Answer status(int status, String json, String... headerLines) {
            return (out, _) -> {
                byte[] body = json.getBytes(StandardCharsets.UTF_8);
                var head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\n");
                for (String line : headerLines) head.append(line).append("\r\n");
                head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
                out.write(head.toString().getBytes(StandardCharsets.UTF_8));
                out.write(body);
            };
        }

        /** Nothing, until the test is over. */
        static Answer hang() {
            return (_, _) -> new CountDownLatch(1).await();
        }

        /** Headers that promise more than what comes, then nothing until the test is over. */
        static Answer halfABodyThenHang() {
            return (out, _) -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"response\":"
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
                new CountDownLatch(1).await();
            };
        }

        /** Headers that promise more than what comes, then the end of the connection. */
        static Answer halfABody() {
            return (out, _) -> out.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"response\":".getBytes(StandardCharsets.UTF_8));
        }

        /** A TCP reset instead of a reply. */
        static Answer reset() {
            return (_, connection) -> {
                connection.setSoLinger(true, 0);
                connection.close();
            };
        }

        /** A body without a length that never ends. */
        static Answer endless() {
            return (out, _) -> {
                out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\"".getBytes(StandardCharsets.UTF_8));
                byte[] chunk = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
                while (!connectionIsGone(out, chunk)) {}
            };
        }

        private static boolean connectionIsGone(OutputStream out, byte[] chunk) {
            try {
                out.write(chunk);
                return false;
            } catch (IOException e) {
                return true;
            }
        }
    }

    private final ServerSocket server;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger served = new AtomicInteger();
    private volatile List<Answer> answers;

    /** Answers the first request with the first answer and so on; the last one is repeated. */
    public FaultyPeer(Answer... answers) throws IOException {
        this.answers = List.of(answers);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.add(Thread.startVirtualThread(this::accept));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on. */
    public void answerWith(Answer... next) {
        answers = List.of(next);
        served.set(0);
    }

    /** Request lines and headers as they came, one text a request. */
    public List<String> requests() {
        return requests;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                threads.add(Thread.startVirtualThread(() -> serve(connection)));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            var head = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            if (head.isEmpty()) return;
            requests.add(head.toString());
            List<Answer> now = answers;
            now.get(Math.min(served.getAndIncrement(), now.size() - 1)).give(connection.getOutputStream(), connection);
        } catch (Exception e) {
            // the client went away, or the test is over
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.forEach(Thread::interrupt);
    }
}
