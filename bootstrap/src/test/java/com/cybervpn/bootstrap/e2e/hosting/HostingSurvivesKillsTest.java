package com.cybervpn.bootstrap.e2e.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.ContainerEngine.OwnedContainer;
import com.cybervpn.bootstrap.bench.PlatformUnderTest;
import com.cybervpn.bootstrap.database.TestDatabase;
import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.Eventually;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.domain.shared.Role;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The instance that does the work is killed in the middle of it, again and again, and another one takes over. A second
 * instance, which does no work of its own, watches.
 */
@Tag("real-engine-kills")
@EnabledIfEnvironmentVariable(named = "REAL_ENGINE", matches = ".+", disabledReason = "no engine in REAL_ENGINE")
class HostingSurvivesKillsTest {
    private static final String SLOW_BUILD = "FROM scratch\nCOPY busybox /bin/busybox\n"
            + "RUN [\"/bin/busybox\", \"sleep\", \"4\"]\nCOPY www /www\nEXPOSE 8080\n"
            + "ENTRYPOINT [\"/bin/busybox\", \"httpd\", \"-f\", \"-p\", \"8080\", \"-h\", \"/www\"]\n";

    @TempDir
    private Path directory;

    @Test
    void nothingIsStuckLostOrServedTwice() throws Exception {
        Map<String, Object> settings = HostedApp.settings(directory);
        settings.putAll(TestDatabase.create());
        settings.put("encryption.key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        settings.put("jwt.secret", "both-instances-know-this-key-0123456789");
        settings.put("hosting.settle", "3s");
        Map<String, Object> idle = new HashMap<>(settings);
        idle.put("jobs.enabled", false);
        GitOrigin origin = HostedApp.webServer(directory.resolve("origin"), "one");
        try (TestPlatform watcher = TestPlatform.with(idle)) {
            ApiClient owner = watcher.fresh(Role.MOBILE_USER);
            ContainerEngine engine = watcher.bean(ContainerEngine.class);
            PlatformUnderTest worker = worker(settings);
            HostedApp app = HostedApp.create(watcher, owner, origin);
            app.await(app.firstDeployment(), "running");

            origin.file("www/index.html", "two").file("Dockerfile", SLOW_BUILD).commit();
            int killedBuilding = app.redeploy();
            Eventually.holds("it is built", () -> app.buildLog(killedBuilding).contains("sleep"));
            worker.kill();
            assertThat(app.page()).as("while nobody works").endsWith("one");
            worker = worker(settings);
            app.await(killedBuilding, "running");
            assertServedOnce(app, engine, killedBuilding, "two");

            origin.file("www/index.html", "three")
                    .file("Dockerfile", HostedApp.WEB_SERVER)
                    .commit();
            int killedStarting = app.redeploy();
            Eventually.holds(
                    "its container is started",
                    () -> engine.containers().stream()
                            .anyMatch(box -> box.deployment().value() == killedStarting));
            worker.kill();
            assertThat(app.page()).as("while nobody works").endsWith("two");
            worker = worker(settings);
            app.await(killedStarting, "running");
            worker.kill(); // before the old container is gone
            worker = worker(settings);
            assertServedOnce(app, engine, killedStarting, "three");

            int killedDeleting = app.redeploy();
            app.await(killedDeleting, "building");
            try (Socket deletion = sent(worker.port(), "DELETE " + app.path(), owner.token())) {
                Eventually.holds(
                        "the deletion has begun",
                        () -> owner.get(app.path()).status() == 404
                                || app.details().text("/status").equals("Stopped"));
                worker.kill();
            }
            worker = worker(settings);
            if (owner.get(app.path()).status() != 404) owner.delete(app.path()).expect(204);
            Eventually.holds(
                    "nothing is left",
                    () -> engine.containers().isEmpty()
                            && engine.images().isEmpty()
                            && engine.networks().isEmpty());
            assertThat(sources()).isEmpty();
            worker.close();
        }
    }

    private PlatformUnderTest worker(Map<String, Object> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((key, value) -> environment.put(
                key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"),
                value instanceof Collection<?> all
                        ? all.stream().map(Object::toString).collect(Collectors.joining(","))
                        : value.toString()));
        return PlatformUnderTest.start(directory.resolve("data"), environment);
    }

    private static void assertServedOnce(HostedApp app, ContainerEngine engine, int deployment, String page) {
        Eventually.holds(
                "only the new container is there",
                () -> engine.containers().stream()
                        .map(OwnedContainer::deployment)
                        .map(id -> (int) id.value())
                        .toList()
                        .equals(List.of(deployment)));
        Eventually.holds("only its image is there", () -> engine.images().size() == 1);
        assertThat(app.page()).endsWith(page);
        assertThat(app.details().text("/status")).isEqualTo("Healthy");
        assertThat(app.statuses()).filteredOn("running"::equals).hasSize(1);
        assertThat(app.statuses()).doesNotContain("pending", "building");
    }

    /** A request whose answer nobody waits for. */
    private static Socket sent(int port, String request, String token) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        String head = request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** What is left of source code; the places of dead instances go when the next one starts. */
    private List<String> sources() throws IOException {
        try (Stream<Path> left = Files.walk(directory.resolve("work"))) {
            return left.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("source-"))
                    .toList();
        }
    }
}
