package com.cybervpn.bootstrap.bench;

import com.cybervpn.bootstrap.bench.Load.Request;
import com.cybervpn.bootstrap.database.TestDatabase;
import com.cybervpn.bootstrap.database.embedded.EmbeddedPostgres;
import com.cybervpn.cryptobot.sandbox.CryptoPaySandbox;
import com.cybervpn.http.PeerClients;
import com.cybervpn.persistence.shared.DatabaseAddress;
import com.cybervpn.remnawave.sandbox.PanelSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** A platform under test with its surroundings in this process: database, panel and Crypto Pay. */
final class Rig implements AutoCloseable {
    static final Duration ROUND = Duration.ofSeconds(2);
    static final int CONNECTIONS = 16;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    final Load load;
    final DatabaseAddress database;
    final PanelSandbox panel;
    final CryptoPaySandbox cryptoPay;
    final URI cryptoPayUrl;
    final PlatformUnderTest platform;

    private Rig(Function<URI, URI> wayToPanel, String... options) throws Exception {
        Path data = Files.createTempDirectory("cybervpn-bench");
        parts.push(() -> deleteTree(data));
        load = opened(new Load());
        database = opened(EmbeddedPostgres.start(data.resolve("postgres"), TestDatabase.BINARIES, Map.of()))
                .address();
        var clients = opened(new PeerClients(new SimpleMeterRegistry(), InstantSource.system()));
        panel = opened(PanelSandbox.start(PanelSandbox.Options.inMemory(), clients, InstantSource.system()));
        cryptoPay = opened(new CryptoPaySandbox(0, URI.create("http://127.0.0.1:9/"), InstantSource.system()));
        cryptoPayUrl = cryptoPay.start();
        var settings = new HashMap<String, String>();
        settings.put("DATABASE_URL", database.jdbcUrl());
        settings.put("DATABASE_USER", database.user());
        settings.put("DATABASE_PASSWORD", database.password().reveal());
        settings.put("REMNAWAVE_URL", wayToPanel.apply(panel.url()).toString());
        settings.put("REMNAWAVE_TOKEN", panel.token().reveal());
        settings.put("CRYPTOBOT_URL", cryptoPayUrl.toString());
        settings.put("CRYPTOBOT_TOKEN", cryptoPay.token().reveal());
        platform = opened(PlatformUnderTest.start(data, settings, options));
    }

    static Rig start() throws Exception {
        return new Rig(Function.identity());
    }

    /** With a Java virtual machine that saves memory rather than time. */
    static Rig small() throws Exception {
        return new Rig(
                Function.identity(),
                "-Xmx132m",
                "-Xmn34m",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TrimNativeHeapInterval=5000");
    }

    /**
     * @param wayToPanel what the platform is told of the panel's address
     */
    static Rig start(Function<URI, URI> wayToPanel) throws Exception {
        return new Rig(wayToPanel);
    }

    <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    String bearer() throws IOException, InterruptedException {
        return "Authorization: Bearer " + platform.accessToken();
    }

    Request health() {
        return Request.get(platform.port(), "/health");
    }

    /** A route of the panel, called as the platform calls it. */
    Request atPanel(String path) {
        return Request.get(
                panel.url().getPort(),
                path,
                "Authorization: Bearer " + panel.token().reveal(),
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-Proto: https");
    }

    DoubleSupplier rate(Request request) {
        return rate(request, CONNECTIONS);
    }

    DoubleSupplier rate(Request request, int connections) {
        return rate(request.port(), () -> request, connections);
    }

    /** What a panel on PostgreSQL takes to answer; ours in memory takes nothing, and no panel is like that. */
    static final Duration PANEL_PACE = Duration.ofMillis(5);

    /** A read through the platform beside the same at the panel: with a panel at its usual pace, then with one in no time. */
    void throughPanel(Consumer<Row> report, String path, String panelPath) throws IOException, InterruptedException {
        var ours = rate(Request.get(platform.port(), path, bearer()));
        var direct = rate(atPanel(panelPath));
        panel.takeTime(PANEL_PACE);
        report.accept(Row.measure(
                "GET " + path + " : a panel of 5 ms called directly", "answers/s", ours, direct, "at least 0.6"));
        panel.takeTime(Duration.ZERO);
        report.accept(Row.measure(
                "GET " + path + " : a panel of 0 ms called directly", "answers/s", ours, direct, "no goal"));
    }

    /** Answers per second. */
    DoubleSupplier rate(int port, Supplier<Request> requests, int connections) {
        return () -> {
            try {
                Load.Result result = load.run(port, requests, connections, ROUND);
                if (result.failures() > 0) System.out.println("  " + result.failures() + " requests failed");
                return result.perSecond();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Double.NaN;
            }
        };
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) parts.pop().close();
    }

    static void deleteTree(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
