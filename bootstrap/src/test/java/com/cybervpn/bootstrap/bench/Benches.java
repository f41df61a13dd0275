package com.cybervpn.bootstrap.bench;

import com.cybervpn.bootstrap.bench.Load.Request;
import com.cybervpn.http.PeerClients;
import com.cybervpn.remnawave.sandbox.PanelSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Runs every bench and prints one line each: the ratio of ours to a baseline of the same run, and the goal for it. */
public final class Benches {
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final int CONNECTIONS = 16;

    private Benches() {}

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("cybervpn-bench");
        try (var load = new Load();
                var netty = ChildProcess.start(BareNettyServer.class, List.of("-Xmx192m"), Map.of());
                var clients = new PeerClients(new SimpleMeterRegistry(), InstantSource.system());
                var panel = PanelSandbox.start(PanelSandbox.Options.inMemory(), clients, InstantSource.system());
                var platform = PlatformUnderTest.start(
                        data,
                        Map.of(
                                "REMNAWAVE_URL", panel.url().toString(),
                                "REMNAWAVE_TOKEN", panel.token().reveal()))) {
            int nettyPort = Integer.parseInt(
                    netty.awaitLine(line -> line.startsWith("port ")).substring("port ".length()));
            System.out.println(String.format(Locale.ROOT, "%-52s %8s", "bench", "ratio"));
            var signIn = new SignInBenches(load, platform);
            new Foundation(load, platform, panel, nettyPort, signIn).rows().forEach(Bench::print);
            signIn.rows().forEach(row -> System.out.println(row.measure()));
        } finally {
            deleteTree(data);
        }
    }

    /** What the skeleton costs. */
    private record Foundation(
            Load load, PlatformUnderTest platform, PanelSandbox panel, int nettyPort, SignInBenches signIn) {
        List<Bench> rows() throws IOException, InterruptedException {
            String bearer = "Authorization: Bearer " + platform.accessToken();
            var health = Request.get(platform.port(), "/health");
            var me = Request.get(platform.port(), "/api/v1/auth/me", bearer);
            var users = Request.get(platform.port(), "/api/v1/users", bearer);
            var login = signIn.login("login@example.com");
            var direct = Request.get(
                    panel.url().getPort(),
                    "/api/users?start=0&size=20",
                    "Authorization: Bearer " + panel.token().reveal(),
                    "X-Forwarded-For: 127.0.0.1",
                    "X-Forwarded-Proto: https");
            var bare = Request.get(nettyPort, "/");

            var rows = new ArrayList<Bench>();
            rows.add(() ->
                    Row.measure("GET /health : bare Netty", "answers/s", rate(health), rate(bare), "at least 0.4"));
            rows.add(() -> Row.measure(
                    "GET /api/v1/auth/me : GET /health", "answers/s", rate(me), rate(health), "at least 0.5"));
            rows.add(() -> Row.measure(
                    "POST /api/v1/auth/login : Argon2id on all cores",
                    "logins/s",
                    rate(login, 4),
                    Benches::argon2,
                    "at least 0.8"));
            rows.add(() -> Row.measure(
                    "GET /api/v1/users : the panel called directly",
                    "answers/s",
                    rate(users),
                    rate(direct),
                    "at least 0.6"));
            rows.add(() -> new Row(
                    "memory after load, without PostgreSQL : 350 MB",
                    "MB",
                    platform.residentMegabytes(),
                    350,
                    "under 1.0"));
            return rows;
        }

        private DoubleSupplier rate(Request request) {
            return rate(request, CONNECTIONS);
        }

        private DoubleSupplier rate(Request request, int connections) {
            return () -> {
                try {
                    Load.Result result = load.run(request, connections, ROUND);
                    if (result.failures() > 0) {
                        System.out.println("  " + result.failures() + " requests failed");
                    }
                    return result.perSecond();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Double.NaN;
                }
            };
        }
    }

    private static double argon2() {
        try {
            return Argon2Ceiling.perSecond(ROUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    /** A row that is measured when its turn comes, and printed at once. */
    private interface Bench {
        Row measure();

        default void print() {
            System.out.println(measure());
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
