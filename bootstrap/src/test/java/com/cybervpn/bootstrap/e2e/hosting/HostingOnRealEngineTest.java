package com.cybervpn.bootstrap.e2e.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.Eventually;
import com.cybervpn.bootstrap.e2e.Reply;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.domain.shared.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** From a git repository to a served app and back to nothing, on the engine whose socket is in {@code REAL_ENGINE}. */
@Tag("real-engine")
@EnabledIfEnvironmentVariable(named = "REAL_ENGINE", matches = ".+", disabledReason = "no engine in REAL_ENGINE")
class HostingOnRealEngineTest {
    /** Answers each connection by a shell: by the path, with what shows how far the platform lets things through. */
    private static final String SHELL_SERVER = """
        FROM scratch
        COPY busybox /bin/busybox
        COPY serve.sh /serve.sh
        EXPOSE 8080
        ENTRYPOINT ["/bin/busybox", "nc", "-ll", "-p", "8080", "-e", "/bin/busybox", "sh", "/serve.sh"]
        """;

    private static final String SERVE = """
        read -r method path version
        while read -r line && [ "${#line}" -gt 1 ]; do :; done
        case "$path" in
          /greeting) length=$(printf '%s' "$GREETING" | /bin/busybox wc -c)
            printf 'HTTP/1.1 200 OK\\r\\nContent-Length: %s\\r\\nConnection: close\\r\\n\\r\\n%s' "$length" "$GREETING" ;;
          /pieces) printf 'HTTP/1.1 200 OK\\r\\nConnection: close\\r\\n\\r\\nfirst\\n'
            /bin/busybox sleep 2
            printf 'second\\n' ;;
          /socket) printf 'HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n'
            printf 'Sec-WebSocket-Accept: x\\r\\n\\r\\n'
            while read -r line; do printf 'echo %s\\n' "$line"; done ;;
          *) printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nok' ;;
        esac
        """;

    @TempDir
    private static Path directory;

    private static TestPlatform platform;
    private static ContainerEngine engine;
    private static ApiClient admin;

    private ApiClient owner;
    private GitOrigin origin;
    private HostedApp app;

    @BeforeAll
    static void start() {
        platform = TestPlatform.with(HostedApp.settings(directory));
        engine = platform.bean(ContainerEngine.class);
        admin = platform.as(Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void serve() throws IOException {
        owner = platform.fresh(Role.MOBILE_USER);
        origin = HostedApp.webServer(Files.createTempDirectory(directory, "origin"), "one");
        app = HostedApp.create(platform, owner, origin);
        app.await(app.firstDeployment(), "running");
    }

    @AfterEach
    void leaveNothing() throws IOException {
        owner.delete(app.path()).expect(204);
        assertThat(engine.containers()).isEmpty();
        assertThat(engine.images()).isEmpty();
        assertThat(engine.networks()).isEmpty();
        try (Stream<Path> left = Files.walk(directory.resolve("work"))) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("source-"));
        }
    }

    @Test
    void servesRedeploysStopsAndStartsWithoutAFailedRequest() throws Exception {
        assertThat(app.page()).startsWith("HTTP/1.1 200").endsWith("one");
        Reply details = app.details();
        assertThat(details.text("/status")).isEqualTo("Healthy");
        assertThat(details.text("/url")).matches("http://[a-z]{6}\\.apps\\.example");
        assertThat(details.at("/deployment/resource_limits/memory_mb").asInt()).isEqualTo(128);
        assertThat(details.at("/deployment/usage_stats/memory_usage_mb").asDouble())
                .isPositive();

        String host = app.host();
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger served = new AtomicInteger();
        Set<String> versions = new ConcurrentSkipListSet<>();
        List<String> failed = new CopyOnWriteArrayList<>();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(Thread.ofVirtual().start(() -> {
                while (going.get()) {
                    String reply = app.get(host, "/index.html");
                    if (reply.startsWith("HTTP/1.1 200")) versions.add(reply.substring(reply.indexOf("\r\n\r\n") + 4));
                    else failed.add(reply);
                    served.incrementAndGet();
                }
            }));
        }
        origin.file("www/index.html", "two").commit();
        app.await(app.redeploy(), "running");
        Eventually.holds("the old container is gone", () -> engine.containers().size() == 1);
        going.set(false);
        for (Thread client : clients) client.join();

        assertThat(failed).isEmpty();
        assertThat(versions).containsExactly("one", "two");
        assertThat(served.get()).isGreaterThan(50);
        assertThat(app.host()).isEqualTo(host);

        assertThat(admin.post("/admin/apps/" + app.id() + "/stop")
                        .expect(200)
                        .at("/stopped_containers")
                        .asInt())
                .isEqualTo(1);
        assertThat(app.page()).startsWith("HTTP/1.1 503");
        assertThat(engine.containers()).isEmpty();
        admin.post("/admin/apps/" + app.id() + "/start").expect(200);
        Eventually.holds("it is served again", () -> app.page().endsWith("two"));
    }

    @Test
    void keepsServingThroughFailures() {
        origin.file("Dockerfile", "FROM scratch\nCOPY no-such-file /\n").commit();
        int broken = app.redeploy();
        assertThat(app.await(broken, "failed").text("/error_message")).contains("no-such-file");

        origin.file("Dockerfile", "FROM scratch\nCOPY busybox /bin/busybox\nENTRYPOINT [\"/bin/busybox\", \"false\"]\n")
                .commit();
        assertThat(app.await(app.redeploy(), "failed").text("/error_message")).contains("ended with status");

        assertThat(app.page()).endsWith("one");
        assertThat(app.details().text("/status")).isEqualTo("Healthy");
        assertThat(engine.containers()).hasSize(1);
        assertThat(engine.images()).hasSize(1);
        assertThat(owner.get("/api/v1/deployments/" + broken + "/logs")
                        .expect(200)
                        .text("/build_log"))
                .contains("FROM scratch");
    }

    @Test
    void passesVariablesPiecesAndUpgradesThrough() throws Exception {
        String greeting = "a 'b' \"c\" $HOME `id` \\ ü\nsecond line";
        origin.file("Dockerfile", SHELL_SERVER).file("serve.sh", SERVE).commit();
        app.await(app.redeploy(), "running");
        owner.post(app.path() + "/env", Map.of("key", "GREETING", "value", greeting))
                .expect(201);
        String host = app.host();
        assertThat(body(app.get(host, "/greeting")))
                .as("before the next deployment")
                .isEmpty();
        app.await(app.redeploy(), "running");
        assertThat(body(app.get(host, "/greeting"))).isEqualTo(greeting);

        try (Socket socket = app.connect()) {
            BufferedReader in = ask(socket, host, "/pieces", "");
            await(in, "first");
            long first = System.nanoTime();
            await(in, "second");
            assertThat(System.nanoTime() - first).as("time between the pieces").isGreaterThan(500_000_000);
        }
        try (Socket socket = app.connect()) {
            BufferedReader in = ask(socket, host, "/socket", "Connection: Upgrade\r\nUpgrade: websocket\r\n");
            assertThat(in.readLine()).startsWith("HTTP/1.1 101");
            await(in, "");
            OutputStream out = socket.getOutputStream();
            for (String word : List.of("ping", "pong")) {
                out.write((word + "\n").getBytes(StandardCharsets.UTF_8));
                assertThat(in.readLine()).isEqualTo("echo " + word);
            }
        }
    }

    @Test
    void endsABuildWhoseAppIsDeleted() {
        origin.file(
                        "Dockerfile",
                        "FROM scratch\nCOPY busybox /bin/busybox\nRUN [\"/bin/busybox\", \"sleep\", \"300\"]\n")
                .commit();
        int deployment = app.redeploy();
        app.await(deployment, "building");

        owner.delete(app.path()).expect(204);

        owner.get("/api/v1/deployments/" + deployment).expect(404);
        Eventually.holds(
                "nothing is left",
                () -> engine.containers().isEmpty() && engine.images().isEmpty());
        app = HostedApp.create(platform, owner, origin);
    }

    private static String body(String reply) {
        assertThat(reply).startsWith("HTTP/1.1 200");
        return reply.substring(reply.indexOf("\r\n\r\n") + 4);
    }

    private static BufferedReader ask(Socket socket, String host, String path, String headers) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void await(BufferedReader in, String wanted) throws IOException {
        for (String line; (line = in.readLine()) != null; ) {
            if (line.equals(wanted)) return;
        }
        throw new AssertionError("the connection ended before " + wanted);
    }
}
