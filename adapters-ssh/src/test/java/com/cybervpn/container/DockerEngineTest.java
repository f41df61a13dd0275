package com.cybervpn.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.hosting.port.out.ContainerEngine.ContainerPlan;
import com.cybervpn.application.hosting.port.out.ContainerEngine.ImageBuild;
import com.cybervpn.application.hosting.port.out.ContainerEngine.OwnedContainer;
import com.cybervpn.application.hosting.port.out.ContainerEngine.OwnedImage;
import com.cybervpn.application.hosting.port.out.ContainerEngine.OwnedNetwork;
import com.cybervpn.application.hosting.port.out.ContainerEngine.Patience;
import com.cybervpn.application.hosting.port.out.ContainerEngine.Readiness;
import com.cybervpn.application.hosting.port.out.ContainerEngine.Refused;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.AppName;
import com.cybervpn.domain.hosting.Branch;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.RepositoryUrl;
import com.cybervpn.domain.hosting.ResourceLimits;
import com.cybervpn.domain.hosting.RunningContainer;
import com.cybervpn.domain.hosting.Subdomain;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything is {@code FROM scratch} with a static busybox: no registry is asked. */
@RealEngine
class DockerEngineTest {
    private static final Patience PATIENCE = new Patience(Duration.ofMillis(500), Duration.ofSeconds(20));
    private static final String SERVER = """
        FROM scratch
        COPY busybox /bin/busybox
        COPY www /www
        EXPOSE 8080
        ENTRYPOINT ["/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/www"]
        """;

    private final String installation = "test" + ThreadLocalRandom.current().nextInt(1_000_000);
    private final AppId app = new AppId(ThreadLocalRandom.current().nextInt(1_000_000, 2_000_000));
    private final Deployment deployment = deployment(7);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private EngineClients clients;
    private DockerEngine engine;

    @BeforeEach
    void connect() {
        var config = new ContainerConfig(
                Optional.of(System.getenv(RealEngine.SOCKET)),
                installation,
                ContainerConfig.Reach.ADDRESS,
                ContainerConfig.Router.BUILTIN,
                "websecure",
                1024,
                Duration.ofSeconds(30));
        clients = new EngineClients(config, null);
        engine = new DockerEngine(clients, config);
    }

    @AfterEach
    void leaveNothing() throws IOException {
        engine.containers().forEach(container -> engine.remove(container.id(), Duration.ZERO));
        engine.images().forEach(image -> engine.removeImage(image.name()));
        engine.networks().forEach(network -> engine.removeNetwork(network.name()));
        engine.close();
        clients.close();
    }

    @Test
    void buildsRunsMeasuresAndRemoves() throws Exception {
        build(SERVER);
        assertThat(log).anyMatch(line -> line.contains("FROM scratch"));
        assertThat(engine.facts(image()).exposedPorts()).containsExactly(8080);
        assertThat(engine.images()).containsExactly(new OwnedImage(image(), app));
        assertThat(engine.diskUsed().orElseThrow()).isBetween(0.0, 1.0);

        RunningContainer container = engine.start(plan(8080, Map.of()));
        assertThat(engine.awaitReady(container, PATIENCE)).isEqualTo(new Readiness.Ready());
        assertThat(get(container, "/index.html")).isEqualTo("hello");
        assertThat(engine.containers()).containsExactly(new OwnedContainer(container.id(), app, deployment.id(), true));
        OwnedNetwork network = engine.networks().getFirst();
        assertThat(engine.networks()).containsExactly(new OwnedNetwork(network.name(), app, deployment.id()));
        var usage = engine.usage(container.id()).orElseThrow();
        assertThat(usage.memoryMb()).isPositive().isLessThan(64);
        assertThat(usage.restarts()).isZero();
        assertThat(engine.look(container.id()).orElseThrow().host())
                .isEqualTo(container.endpoint().host());

        engine.remove(container.id(), Duration.ofSeconds(1));
        engine.remove(container.id(), Duration.ofSeconds(1));
        engine.removeImage(image());
        engine.removeImage(image());
        engine.removeNetwork(network.name());
        engine.removeNetwork(network.name());

        assertThat(engine.containers()).isEmpty();
        assertThat(engine.images()).isEmpty();
        assertThat(engine.networks()).isEmpty();
        assertThat(engine.look(container.id())).isEmpty();
        assertThat(engine.usage(container.id())).isEmpty();
    }

    @Test
    void keepsContainersWithinTheirLimitsAndWithoutPrivileges() throws Exception {
        build(SERVER);
        RunningContainer container = engine.start(plan(8080, Map.of()));

        var seen =
                clients.ask(docker -> docker.inspectContainerCmd(container.id()).exec());
        var host = seen.getHostConfig();
        assertThat(host.getMemory()).isEqualTo(64L * 1024 * 1024);
        assertThat(host.getMemorySwap()).isEqualTo(64L * 1024 * 1024);
        assertThat(host.getNanoCPUs()).isEqualTo(250_000_000L);
        assertThat(host.getPidsLimit()).isEqualTo(128L);
        assertThat(host.getPrivileged()).isFalse();
        assertThat(host.getSecurityOpts()).anyMatch(option -> option.startsWith("no-new-privileges"));
        assertThat(host.getRestartPolicy().getName()).isEqualTo("on-failure");
        assertThat(host.getRestartPolicy().getMaximumRetryCount()).isEqualTo(5);
        assertThat(host.getLogConfig().getType().getType()).isEqualTo("json-file");
        assertThat(seen.getMounts() == null || seen.getMounts().isEmpty()).isTrue();
        assertThat(seen.getNetworkSettings().getPorts().getBindings().values()).allMatch(Objects::isNull);
    }

    @Test
    void passesVariablesUnchanged() throws Exception {
        build("""
            FROM scratch
            COPY busybox /bin/busybox
            ENTRYPOINT ["/bin/busybox", "sh", "-c", "/bin/busybox printf '%s\\\\n' \\"$GREETING\\"; /bin/busybox echo oops >&2; /bin/busybox sleep 100"]
            """);
        String value = "a 'b' \"c\" $HOME `id` \\ ü\nsecond line";
        RunningContainer container = engine.start(plan(8080, Map.of("GREETING", Secret.of(value))));

        String seen = eventually(() -> {
            List<String> lines = engine.logTail(container.id(), 10);
            return lines.contains("[stderr] oops") ? Optional.of(String.join("\n", lines)) : Optional.empty();
        });

        assertThat(seen.replace("[stderr] oops", "").strip()).isEqualTo(value);
    }

    @Test
    void saysWhyABuildFailed() {
        assertThatThrownBy(() -> build("FROM scratch\nCOPY nothing-of-that-name /x\n"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nothing-of-that-name");
        assertThat(engine.containers()).isEmpty();
        assertThat(engine.images()).isEmpty();
    }

    @Test
    void endsABuildThatIsInterrupted() throws Exception {
        Thread builder = Thread.ofVirtual().start(() -> {
            try {
                build("FROM scratch\nCOPY busybox /bin/busybox\nRUN [\"/bin/busybox\", \"sleep\", \"600\"]\n");
            } catch (InterruptedException e) {
                log.add("interrupted");
            } catch (Refused | IOException e) {
                log.add(e.toString());
            }
        });
        eventually(() -> log.stream().filter(line -> line.contains("sleep")).findFirst());

        builder.interrupt();
        builder.join(Duration.ofSeconds(10));

        assertThat(builder.isAlive()).isFalse();
        assertThat(log).contains("interrupted");
        // A layer may be committed while the build is told to end; it is labelled, so it is found.
        engine.images().forEach(image -> engine.removeImage(image.name()));
        eventually(() -> engine.images().isEmpty() ? Optional.of(true) : Optional.empty());
    }

    @Test
    void tellsAContainerThatEndsFromOneThatIsSilent() throws Exception {
        build("FROM scratch\nCOPY busybox /bin/busybox\nENTRYPOINT [\"/bin/busybox\", \"sh\", \"-c\", \"exit 3\"]\n");
        assertThat(engine.awaitReady(engine.start(plan(8080, Map.of())), PATIENCE))
                .isInstanceOf(Readiness.Exited.class);

        engine.remove(deployment.containerName(), Duration.ZERO);
        engine.removeImage(image());
        build("FROM scratch\nCOPY busybox /bin/busybox\nENTRYPOINT [\"/bin/busybox\", \"sleep\", \"600\"]\n");
        assertThat(engine.awaitReady(
                        engine.start(plan(8080, Map.of())),
                        new Patience(Duration.ofMillis(100), Duration.ofSeconds(1))))
                .isEqualTo(new Readiness.Silent());
    }

    @Test
    void startsADeploymentOverAgain() throws Exception {
        build(SERVER);
        RunningContainer first = engine.start(plan(8080, Map.of()));

        RunningContainer second = engine.start(plan(8080, Map.of()));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(engine.containers()).hasSize(1);
    }

    @Test
    void endsABuildThatTakesTooLong() {
        assertThatThrownBy(() -> build(
                        "FROM scratch\nCOPY busybox /bin/busybox\nRUN [\"/bin/busybox\", \"sleep\", \"600\"]\n",
                        Duration.ofSeconds(2)))
                .isInstanceOf(Refused.class)
                .hasMessage("The build took longer than 2 s");

        engine.images().forEach(image -> engine.removeImage(image.name()));
        eventually(() -> engine.images().isEmpty() ? Optional.of(true) : Optional.empty());
    }

    @Test
    void doesNotWaitForAContainerThatIsToGoAtOnce() throws Exception {
        build(SERVER);
        RunningContainer container = engine.start(plan(8080, Map.of()));
        long begin = System.nanoTime();

        engine.remove(container.id(), Duration.ZERO);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void answersOnWhenOlderContainersOfTheAppGo() throws Exception {
        build(SERVER);
        Deployment older = deployment(6);
        engine.start(plan(older));
        RunningContainer newer = engine.start(plan(deployment));
        assertThat(engine.awaitReady(newer, PATIENCE)).isEqualTo(new Readiness.Ready());

        engine.remove(older.containerName(), Duration.ZERO);

        assertThat(engine.networks()).as("one for each").hasSize(2);
        assertThat(get(newer, "/index.html")).isEqualTo("hello");
    }

    @Test
    void leavesANetworkThatIsInUse() throws Exception {
        build(SERVER);
        engine.start(plan(8080, Map.of()));

        engine.removeNetwork(engine.networks().getFirst().name());

        assertThat(engine.networks()).hasSize(1);
    }

    @Test
    void removesAnImageThatAContainerOfItsOwnUses() throws Exception {
        build(SERVER);
        engine.start(plan(8080, Map.of()));

        engine.containers().forEach(container -> engine.remove(container.id(), Duration.ZERO));
        engine.removeImage(image());

        assertThat(engine.hasImage(image())).isFalse();
    }

    private void build(String dockerfile) throws Refused, InterruptedException, IOException {
        build(dockerfile, Duration.ofMinutes(1));
    }

    private void build(String dockerfile, Duration limit) throws Refused, InterruptedException, IOException {
        engine.build(ImageBuild.of(image(), deployment, context(dockerfile), limit), log::add);
    }

    private String image() {
        return installation + "-shop:" + deployment.id();
    }

    private ContainerPlan plan(Deployment of) {
        return new ContainerPlan(of, image(), Map.of(), 8080, new ResourceLimits(64, 0.25, 128, 1), false, "x.example");
    }

    private ContainerPlan plan(int port, Map<String, Secret> environment) {
        return new ContainerPlan(
                deployment, image(), environment, port, new ResourceLimits(64, 0.25, 128, 1), false, "x.example");
    }

    private Deployment deployment(long id) {
        App owned = App.create(
                app,
                new AccountId(new UUID(0, 1)),
                new AppName("shop"),
                new Subdomain("abcdef"),
                false,
                new RepositoryUrl("https://git.example.org/a.git"),
                new Branch("main"),
                Instant.EPOCH);
        return Deployment.request(new DeploymentId(id), owned, false, Instant.EPOCH);
    }

    private static InputStream context(String dockerfile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            add(tar, "Dockerfile", dockerfile.getBytes(StandardCharsets.UTF_8), 0644);
            add(tar, "www/index.html", "hello".getBytes(StandardCharsets.UTF_8), 0644);
            add(tar, "busybox", Files.readAllBytes(Path.of("/bin/busybox")), 0755);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String get(RunningContainer container, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://" + container.endpoint() + path))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static <T> T eventually(Supplier<Optional<T>> look) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) return seen.get();
            Thread.onSpinWait();
        }
        throw new AssertionError("did not happen in time");
    }
}
