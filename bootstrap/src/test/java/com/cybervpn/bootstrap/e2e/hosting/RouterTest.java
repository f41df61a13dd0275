package com.cybervpn.bootstrap.e2e.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppName;
import com.cybervpn.domain.hosting.Branch;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.RepositoryUrl;
import com.cybervpn.domain.hosting.RunningContainer;
import com.cybervpn.domain.hosting.Subdomain;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.shared.AccountId;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The router, spoken to over bare sockets, in front of a server on this machine that plays the container. */
class RouterTest {
    @TempDir
    private static Path directory;

    private static TestPlatform platform;
    private static int names;

    private final Subdomain subdomain = new Subdomain("route" + (char) ('a' + names++));
    private HttpServer container;

    @BeforeAll
    static void start() {
        platform = TestPlatform.with(Map.of(
                "container.host",
                "unix://" + directory.resolve("none.sock"),
                "hosting.base-domain",
                "apps.example",
                "git.work-directory",
                directory.resolve("work").toString()));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void serve() throws IOException {
        container = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        container.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        container.createContext("/", exchange -> {
            byte[] asked = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("Host") + " "
                            + exchange.getRequestHeaders().getFirst("X-Forwarded-For") + " "
                            + exchange.getRequestHeaders().getFirst("X-Forwarded-Proto") + " "
                            + exchange.getRequestHeaders().getFirst("X-Secret"))
                    .getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : asked.length);
            if (!head) exchange.getResponseBody().write(asked);
            exchange.close();
        });
        container.createContext("/echo", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (InputStream in = exchange.getRequestBody();
                    OutputStream out = exchange.getResponseBody()) {
                in.transferTo(out);
            }
        });
        container.start();
        publish(container.getAddress().getPort());
    }

    @AfterEach
    void close() {
        container.stop(0);
    }

    @Test
    void passesTheRequestOnAsItWasMade() throws IOException {
        String reply = exchange(
                "GET /a/b/?q=1%202 HTTP/1.1\r\nHost: %s\r\nX-Secret: s\r\nConnection: close, X-Secret\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 200");
        assertThat(reply).endsWith("GET /a/b/?q=1%202 " + host() + " 127.0.0.1 http null");
    }

    @Test
    void keepsRepliesInOrderOnAConnectionForAppsAndPlatform() throws IOException {
        String app = "GET /x HTTP/1.1\r\nHost: %s\r\n\r\n";
        String own = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String last = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        String replies = exchange(own + app + app + own + own + app + last);

        assertThat(Pattern.compile("\"status\":\"ok\"|GET /x")
                        .matcher(replies)
                        .results()
                        .map(MatchResult::group))
                .containsExactly(
                        "\"status\":\"ok\"",
                        "GET /x",
                        "GET /x",
                        "\"status\":\"ok\"",
                        "\"status\":\"ok\"",
                        "GET /x",
                        "\"status\":\"ok\"");
    }

    @Test
    void passesLargeBodiesBothWays() throws IOException {
        String body = "uvwxyzUVWX".repeat(300_000);
        String reply = exchange("POST /echo HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);

        assertThat(reply.substring(reply.indexOf("\r\n\r\n") + 4)
                        .replaceAll("\r\n[0-9a-f]+\r\n", "")
                        .length())
                .isGreaterThanOrEqualTo(body.length());
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        String reply = exchange("HEAD /x HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    }

    @Test
    void passesPiecesOfAReplyOnAsTheyCome() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        container.createContext("/stream", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first\n".getBytes());
            exchange.getResponseBody().flush();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseBody().write("second\n".getBytes());
            exchange.close();
        });
        try (Socket socket = connect()) {
            send(socket, "GET /stream HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            await(in, "first");
            go.countDown();
            await(in, "second");
        }
    }

    @Test
    void tunnelsUpgradedConnections() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            publish(server.getLocalPort());
            Thread.ofVirtual().start(() -> echoAfterUpgrade(server));
            try (Socket socket = connect()) {
                send(
                        socket,
                        "GET /ws HTTP/1.1\r\nHost: " + host()
                                + "\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\r\n");
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
                assertThat(in.readLine()).startsWith("HTTP/1.1 101");
                for (String line; !(line = in.readLine()).isEmpty(); )
                    assertThat(line).isNotNull();
                send(socket, "ping\n");
                assertThat(in.readLine()).isEqualTo("echo ping");
                send(socket, "pong\n");
                assertThat(in.readLine()).isEqualTo("echo pong");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: close, Content-Length\r\nContent-Length: 5\r\n\r\nhello",
                "Connection: close, Transfer-Encoding, Host\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                        + "5\r\n"
                        + "hello\r\n"
                        + "0\r\n\r\n"
            })
    void letsNobodyTakeAwayWhereAMessageEnds(String rest) throws IOException {
        assertThat(exchange("POST /echo HTTP/1.1\r\nHost: %s\r\n" + rest))
                .startsWith("HTTP/1.1 200")
                .contains("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "HTTP/1.1 20x OK\r\n\r\n", "HTTP/1.1 200 OK\r\n b\0d\r\n\r\n"})
    void answersForAnAppThatSpeaksNoHttp(String words) throws IOException {
        try (ServerSocket server = saying(words)) {
            publish(server.getLocalPort());

            assertThat(exchange("GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 502");
        }
    }

    @Test
    void takesNoBrokenBodyForAWholeOne() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
        try (ServerSocket server = saying(head + "nonsense\r\n")) {
            publish(server.getLocalPort());

            assertThat(exchange("GET / HTTP/1.1\r\nHost: %s\r\n\r\n")).doesNotContain("\r\n0\r\n");
        }
        publish(container.getAddress().getPort());
        assertThat(exchange("POST /echo HTTP/1.1\r\nHost: %s\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n\r\n"))
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongWhenNobodyAnswers() throws IOException {
        container.stop(0);

        assertThat(exchange("GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 502");
    }

    @Test
    void knowsNoAppOfAnotherName() throws IOException {
        assertThat(exchange("GET / HTTP/1.1\r\nHost: zzzzzz.apps.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .contains("no app at this address");
    }

    @Test
    void leavesOtherHostsToThePlatform() throws IOException {
        for (String host : new String[] {"apps.example", "api.apps.example", "a.routes.apps.example", "routes.other"}) {
            assertThat(exchange("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .contains("\"status\":\"ok\"");
        }
    }

    @Test
    void followsAContainerThatTakesOver() throws IOException {
        try (Socket socket = connect()) {
            InputStream in = socket.getInputStream();
            send(socket, "GET /one HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
            readReply(in, "GET /one");
            HttpServer next = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            next.createContext("/", exchange -> {
                byte[] body = "next one".getBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            next.start();
            publish(next.getAddress().getPort());
            container.stop(0);

            send(socket, "GET /two HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n");

            assertThat(new String(in.readAllBytes())).startsWith("HTTP/1.1 200").endsWith("next one");
            next.stop(0);
        }
    }

    /** A server that says this to everybody, whatever they ask. */
    private static ServerSocket saying(String words) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read();
                    send(socket, words);
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the other side, or the test, is over
                }
            }
        });
        return server;
    }

    private void publish(int port) {
        Apps apps = platform.bean(Apps.class);
        Deployments deployments = platform.bean(Deployments.class);
        Instant now = Instant.EPOCH;
        App app = apps.findBySubdomain(subdomain).orElseGet(() -> {
            App made = App.create(
                    apps.nextId(),
                    new AccountId(UUID.randomUUID()),
                    new AppName("app " + subdomain),
                    subdomain,
                    false,
                    new RepositoryUrl("https://git.example.org/a.git"),
                    new Branch("main"),
                    now);
            apps.add(made);
            return made;
        });
        deployments.ofApp(app.id()).stream()
                .filter(deployment -> deployment.runningContainer().isPresent())
                .forEach(deployment -> deployments.update(deployment.stopped(now)));
        Deployment building = Deployment.request(deployments.nextId(), app, false, now)
                .building(new OperationId(UUID.randomUUID()), now);
        deployments.add(building.running(new RunningContainer("c" + port, new Endpoint("127.0.0.1", port)), now));
    }

    private static void echoAfterUpgrade(ServerSocket server) {
        try (Socket socket = server.accept()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            boolean upgrade = false;
            for (String line; !(line = in.readLine()).isEmpty(); )
                upgrade |= line.equalsIgnoreCase("upgrade: websocket");
            send(
                    socket,
                    upgrade
                            ? "HTTP/1.1 101 Switching Protocols\r\n"
                                    + "Connection: Upgrade\r\n"
                                    + "Upgrade: websocket\r\n"
                                    + "Sec-WebSocket-Accept: x\r\n\r\n"
                            : "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            for (String line; (line = in.readLine()) != null; ) send(socket, "echo " + line + "\n");
        } catch (IOException e) {
            // the client is gone
        }
    }

    private String host() {
        return subdomain + ".apps.example";
    }

    private String exchange(String requests) throws IOException {
        try (Socket socket = connect()) {
            send(socket, requests.replace("%s", host()));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect() throws IOException {
        URI address = URI.create(platform.address("public"));
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static void await(BufferedReader in, String wanted) throws IOException {
        for (String line; (line = in.readLine()) != null; ) {
            if (line.equals(wanted)) return;
        }
        throw new AssertionError("the connection ended before " + wanted);
    }

    private static void readReply(InputStream in, String until) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().contains(until) || !read.toString().endsWith("null")) {
            int next = in.read();
            if (next < 0) throw new AssertionError("the connection ended: " + read);
            read.append((char) next);
        }
    }
}
