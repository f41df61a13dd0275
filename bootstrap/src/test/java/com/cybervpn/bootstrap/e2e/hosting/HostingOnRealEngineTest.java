package com.cybervpn.bootstrap.e2e.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.Reply;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.domain.shared.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** From a git repository to a served app and back to nothing, on the engine whose socket is in {@code REAL_ENGINE}. */
@EnabledIfEnvironmentVariable(named = "REAL_ENGINE", matches = ".+", disabledReason = "no engine in REAL_ENGINE")
class HostingOnRealEngineTest {
    private static final String SERVER = """
        FROM scratch
        COPY busybox /bin/busybox
        COPY www /www
        EXPOSE 8080
        ENTRYPOINT ["/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/www"]
        """;

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private ApiClient owner;
    private ApiClient admin;
    private GitOrigin origin;
    private String app;

    @BeforeEach
    void start() throws IOException {
        Map<String, Object> settings = new HashMap<>();
        settings.put("container.host", System.getenv("REAL_ENGINE"));
        settings.put("container.installation", "e2e" + ProcessHandle.current().pid());
        settings.put("git.work-directory", directory.resolve("work").toString());
        settings.put("hosting.repository-schemes", List.of("https", "file"));
        settings.put("hosting.base-domain", "apps.example");
        settings.put("hosting.settle", "300ms");
        settings.put("hosting.ready-limit", "5s");
        settings.put("hosting.drain", "3s");
        settings.put("hosting.stop-grace", "1s");
        platform = TestPlatform.with(settings);
        owner = platform.fresh(Role.MOBILE_USER);
        admin = platform.as(Role.ADMIN);
        origin = new GitOrigin(directory.resolve("origin"))
                .file("busybox", Files.readAllBytes(Path.of("/bin/busybox")))
                .file("Dockerfile", SERVER)
                .file("www/index.html", "one")
                .commit();
        Reply created = owner.post("/api/v1/apps", Map.of("name", "shop", "repo_url", origin.url(), "branch", "main"))
                .expect(201);
        app = created.text("/app/id");
        awaitStatus(created.at("/deployment/id").asInt(), "running");
    }

    @AfterEach
    void leaveNothing() {
        owner.delete("/api/v1/apps/" + app).expect(204);
        ContainerEngine engine = platform.bean(ContainerEngine.class);
        assertThat(engine.containers()).isEmpty();
        assertThat(engine.images()).isEmpty();
        assertThat(engine.networks()).isEmpty();
        platform.close();
    }

    @Test
    void servesRedeploysStopsAndStartsWithoutAFailedRequest() throws Exception {
        assertThat(get()).startsWith("HTTP/1.1 200").endsWith("one");
        Reply details = owner.get("/api/v1/apps/" + app).expect(200);
        assertThat(details.text("/status")).isEqualTo("Healthy");
        assertThat(details.text("/url")).matches("http://[a-z]{6}\\.apps\\.example");
        assertThat(details.at("/deployment/resource_limits/memory_mb").asInt()).isEqualTo(128);
        assertThat(details.at("/deployment/usage_stats/memory_usage_mb").asDouble())
                .isPositive();

        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger served = new AtomicInteger();
        Set<String> versions = new ConcurrentSkipListSet<>();
        List<String> failed = new CopyOnWriteArrayList<>();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(Thread.ofVirtual().start(() -> load(going, served, versions, failed)));
        }
        origin.file("www/index.html", "two").commit();
        awaitStatus(redeploy(), "running");
        ContainerEngine engine = platform.bean(ContainerEngine.class);
        Eventually.holds("the old container is gone", () -> engine.containers().size() == 1);
        going.set(false);
        for (Thread client : clients) client.join();

        assertThat(failed).isEmpty();
        assertThat(versions).containsExactly("one", "two");
        assertThat(served.get()).isGreaterThan(50);

        assertThat(admin.post("/admin/apps/" + app + "/stop")
                        .expect(200)
                        .at("/stopped_containers")
                        .asInt())
                .isEqualTo(1);
        assertThat(get()).startsWith("HTTP/1.1 503");
        assertThat(engine.containers()).isEmpty();
        admin.post("/admin/apps/" + app + "/start").expect(200);
        Eventually.holds("it is served again", () -> get().endsWith("two"));
    }

    @Test
    void keepsServingThroughFailures() {
        origin.file("Dockerfile", "FROM scratch\nCOPY no-such-file /\n").commit();
        int broken = redeploy();
        assertThat(awaitStatus(broken, "failed").text("/error_message")).contains("no-such-file");

        origin.file("Dockerfile", "FROM scratch\nCOPY busybox /bin/busybox\nENTRYPOINT [\"/bin/busybox\", \"false\"]\n")
                .commit();
        int dying = redeploy();
        assertThat(awaitStatus(dying, "failed").text("/error_message")).contains("ended with status");

        assertThat(get()).endsWith("one");
        assertThat(owner.get("/api/v1/apps/" + app).expect(200).text("/status")).isEqualTo("Healthy");
        ContainerEngine engine = platform.bean(ContainerEngine.class);
        assertThat(engine.containers()).hasSize(1);
        assertThat(owner.get("/api/v1/deployments/" + broken + "/logs")
                        .expect(200)
                        .text("/build_log"))
                .contains("FROM scratch");
    }

    @Test
    void endsABuildWhoseAppIsDeleted() {
        origin.file(
                        "Dockerfile",
                        "FROM scratch\nCOPY busybox /bin/busybox\nRUN [\"/bin/busybox\", \"sleep\", \"300\"]\n")
                .commit();
        int deployment = redeploy();
        awaitStatus(deployment, "building");

        owner.delete("/api/v1/apps/" + app).expect(204);

        owner.get("/api/v1/deployments/" + deployment).expect(404);
        ContainerEngine engine = platform.bean(ContainerEngine.class);
        Eventually.holds(
                "nothing is left",
                () -> engine.containers().isEmpty() && engine.images().isEmpty());
        app = owner.post("/api/v1/apps", Map.of("name", "shop", "repo_url", origin.url(), "branch", "main"))
                .expect(201)
                .text("/app/id");
    }

    private int redeploy() {
        return owner.post("/api/v1/apps/" + app + "/redeploy")
                .expect(200)
                .at("/deployment/id")
                .asInt();
    }

    private Reply awaitStatus(int deployment, String status) {
        return Eventually.present("deployment " + deployment + " is " + status, () -> {
            Reply seen = owner.get("/api/v1/deployments/" + deployment).expect(200);
            if (seen.text("/status").equals("failed") && !status.equals("failed")) {
                throw new AssertionError(seen.body());
            }
            return Optional.of(seen).filter(reply -> reply.text("/status").equals(status));
        });
    }

    private void load(AtomicBoolean going, AtomicInteger served, Set<String> versions, List<String> failed) {
        while (going.get()) {
            String reply = get();
            if (reply.startsWith("HTTP/1.1 200")) versions.add(reply.substring(reply.indexOf("\r\n\r\n") + 4));
            else failed.add(reply);
            served.incrementAndGet();
        }
    }

    private String get() {
        String host = URI.create(owner.get("/api/v1/apps/" + app).expect(200).text("/url"))
                .getHost();
        URI address = URI.create(platform.address("public"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /index.html HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
