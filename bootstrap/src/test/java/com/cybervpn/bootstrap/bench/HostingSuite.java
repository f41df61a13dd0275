package com.cybervpn.bootstrap.bench;

import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.bootstrap.bench.Load.Request;
import com.cybervpn.bootstrap.database.TestDatabase;
import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.bootstrap.e2e.hosting.GitOrigin;
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
import com.cybervpn.domain.shared.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What hosting costs beside doing the same by hand. The rows on deployments need Podman, with its socket in
 * {@code REAL_ENGINE} and {@code /bin/busybox}; the rows on the router need nothing.
 */
final class HostingSuite implements Suite {
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 16;
    private static final int REQUESTS_PER_SECOND = 100;
    private static final String DOCKERFILE = """
        FROM scratch
        COPY busybox /bin/busybox
        COPY www /www
        EXPOSE 8080
        ENTRYPOINT ["/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/www"]
        """;

    @Override
    public void run(Consumer<Row> report) throws Exception {
        Path directory = Files.createTempDirectory("cybervpn-bench");
        router(directory, report);
        String engine = System.getenv("REAL_ENGINE");
        if (engine != null) deployments(directory, engine, report);
    }

    /** Requests through the platform, and to the very server behind it. */
    private static void router(Path directory, Consumer<Row> report) throws Exception {
        Map<String, Object> database = TestDatabase.create();
        Map<String, String> environment = new HashMap<>(Map.of("HOSTING_BASE_DOMAIN", "apps.example"));
        database.forEach(
                (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value.toString()));
        try (var load = new Load();
                var server = ChildProcess.start(BareNettyServer.class, List.of("-Xmx192m"), Map.of());
                var platform = PlatformUnderTest.start(directory.resolve("data"), environment)) {
            int port = Integer.parseInt(
                    server.awaitLine(line -> line.startsWith("port ")).substring("port ".length()));
            publish(database, port);
            Request direct = Request.get(port, "/");
            Request routed = Request.toHost(platform.port(), "routed.apps.example", "/");
            report.accept(Row.measure(
                    "requests through the router : bare Netty directly",
                    "answers/s",
                    () -> run(load, routed, CONNECTIONS).perSecond(),
                    () -> run(load, direct, CONNECTIONS).perSecond(),
                    "at least 0.5"));
            report.accept(Row.measure(
                    "median through the router : directly, one client",
                    "µs",
                    () -> run(load, routed, 1).percentileMillis(50) * 1000,
                    () -> run(load, direct, 1).percentileMillis(50) * 1000,
                    "under 300 µs apart"));
        }
    }

    private static void publish(Map<String, Object> database, int port) {
        Map<String, Object> settings = new HashMap<>(database);
        settings.put("jobs.enabled", false);
        try (TestPlatform platform = TestPlatform.with(settings)) {
            Apps apps = platform.bean(Apps.class);
            Deployments deployments = platform.bean(Deployments.class);
            Ids ids = platform.bean(Ids.class);
            Instant now = Instant.now();
            App app = App.create(
                    apps.nextId(),
                    new AccountId(ids.next()),
                    new AppName("bench"),
                    new Subdomain("routed"),
                    false,
                    new RepositoryUrl("https://git.example.org/a.git"),
                    new Branch("main"),
                    now);
            apps.add(app);
            deployments.add(Deployment.request(deployments.nextId(), app, false, now)
                    .building(new OperationId(ids.next()), now)
                    .running(new RunningContainer("bench", new Endpoint("127.0.0.1", port)), now));
        }
    }

    /** A deployment, against the same three commands by hand; and one while requests come in. */
    private static void deployments(Path directory, String engine, Consumer<Row> report) throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put("container.host", engine);
        settings.put("container.installation", "bench" + ProcessHandle.current().pid());
        settings.put("git.work-directory", directory.resolve("work").toString());
        settings.put("hosting.repository-schemes", List.of("https", "file"));
        settings.put("hosting.base-domain", "apps.example");
        settings.put("hosting.settle", "0s"); // waiting on purpose is not what is measured
        settings.put("hosting.cpus", "2");
        settings.put("hosting.drain", "5s");
        GitOrigin origin = new GitOrigin(Files.createDirectory(directory.resolve("origin")))
                .file("busybox", Files.readAllBytes(Path.of("/bin/busybox")))
                .file("Dockerfile", DOCKERFILE)
                .file("www/index.html", "0")
                .commit();
        try (TestPlatform platform = TestPlatform.with(settings)) {
            ApiClient owner = platform.fresh(Role.MOBILE_USER);
            var created = owner.post(
                            "/api/v1/apps", Map.of("name", "bench", "repo_url", origin.url(), "branch", "main"))
                    .expect(201);
            String app = "/api/v1/apps/" + created.text("/app/id");
            awaitRunning(owner, created.at("/deployment/id").asInt());
            AtomicInteger version = new AtomicInteger();
            report.accept(Row.measure(
                    "redeployment : git clone, podman build, podman run",
                    "ms",
                    () -> {
                        origin.file("www/index.html", "v" + version.incrementAndGet())
                                .commit();
                        return millis(() -> awaitRunning(owner, redeploy(owner, app)));
                    },
                    () -> {
                        origin.file("www/index.html", "v" + version.incrementAndGet())
                                .commit();
                        return byHand(directory, engine, origin.url(), version.get());
                    },
                    "at most 1.10"));
            report.accept(underLoad(platform, owner, app, origin));
            owner.delete(app).expect(204);
        }
    }

    private static Row underLoad(TestPlatform platform, ApiClient owner, String app, GitOrigin origin)
            throws InterruptedException {
        URI listener = URI.create(platform.address("public"));
        String host = URI.create(owner.get(app).expect(200).text("/url")).getHost();
        AtomicInteger failed = new AtomicInteger();
        List<Thread> requests = new ArrayList<>();
        origin.file("www/index.html", "under load").commit();
        int deployment = redeploy(owner, app);
        long begin = System.nanoTime();
        long after = Long.MAX_VALUE;
        for (int i = 0; System.nanoTime() < after; i++) {
            LockSupport.parkNanos(begin + i * 1_000_000_000L / REQUESTS_PER_SECOND - System.nanoTime());
            requests.add(Thread.ofVirtual().start(() -> {
                if (!isServed(listener, host)) failed.incrementAndGet();
            }));
            boolean runs = i % 10 == 0 && after == Long.MAX_VALUE && isRunning(owner, deployment);
            if (runs) after = System.nanoTime() + Duration.ofSeconds(10).toNanos(); // until the old one is gone
        }
        for (Thread request : requests) request.join();
        return new Row(
                "failed while redeployed at " + REQUESTS_PER_SECOND + " requests/s : all",
                "requests",
                failed.get(),
                requests.size(),
                "0");
    }

    private static boolean isServed(URI listener, String host) {
        try (Socket socket = new Socket(listener.getHost(), listener.getPort())) {
            socket.setSoTimeout(10_000);
            String request = "GET /index.html HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static double byHand(Path directory, String engine, String url, int version) {
        String name = "byhand" + ProcessHandle.current().pid();
        String source = directory.resolve("byhand").toString();
        String page = name + "-" + version;
        double millis = millis(() -> {
            command("git", "clone", "-q", "--depth", "1", "--branch", "main", url, source);
            command("podman", "--url", engine, "build", "-q", "-t", page, source);
            command("podman", "--url", engine, "run", "-d", "--name", name, page);
            String address = command("podman", "--url", engine, "inspect", "-f", "{{.NetworkSettings.IPAddress}}", name)
                    .strip();
            await(() -> isServed(URI.create("http://" + address + ":8080"), "x"));
        });
        command("podman", "--url", engine, "rm", "-f", "-t", "0", name);
        command("podman", "--url", engine, "rmi", "-f", page);
        command("rm", "-rf", source);
        return millis;
    }

    private static String command(String... words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IllegalStateException(String.join(" ", words));
            return output;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int redeploy(ApiClient owner, String app) {
        return owner.post(app + "/redeploy").expect(200).at("/deployment/id").asInt();
    }

    private static void awaitRunning(ApiClient owner, int deployment) {
        await(() -> isRunning(owner, deployment));
    }

    private static boolean isRunning(ApiClient owner, int deployment) {
        var seen = owner.get("/api/v1/deployments/" + deployment).expect(200);
        if (seen.text("/status").equals("failed")) throw new IllegalStateException(seen.body());
        return seen.text("/status").equals("running");
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean())
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }

    private static double millis(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static Load.Result run(Load load, Request request, int connections) {
        try {
            Load.Result result = load.run(request, connections, ROUND);
            if (result.failures() > 0) System.out.println("  " + result.failures() + " requests failed");
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
