package com.cybervpn.bootstrap.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What it costs to bring 50 changes from one device to another, beside 100,000 stored items and beside 1,000. */
final class SyncSuite implements Suite {
    private static final int CHANGES = 50;
    private static final int PER_PUSH = 1_000;
    private static final int SYNCS_PER_ROUND = 20;

    @Override
    public void run(Consumer<Row> report) throws Exception {
        Path data = Files.createTempDirectory("cybervpn-sync-bench");
        try (var http = HttpClient.newHttpClient();
                var platform = PlatformUnderTest.start(
                        data,
                        Map.of("TERMINAL_DEFAULT_TIER", "pro", "TERMINAL_SYNC_PER_MINUTE", "1000000"),
                        "-Xmx384m")) { // the first pull of a device is all 100,000 items in one answer
            String address = "http://127.0.0.1:" + platform.port();
            var large = new Owner(http, address, "large");
            var small = new Owner(http, address, "small");
            large.fill(100_000);
            small.fill(1_000);
            report.accept(Row.measure(
                    "sync of 50 changes, 100,000 items : 1,000 items",
                    "ms",
                    large::medianMillis,
                    small::medianMillis,
                    "at most 1.3"));
        } finally {
            try (var paths = Files.walk(data)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
            }
        }
    }

    /** Somebody with two devices. */
    private static final class Owner {
        private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
        private static final Pattern TIME = Pattern.compile("\"sync_timestamp\"\\s*:\\s*\"([^\"]+)\"");
        private static final Pattern TOTAL = Pattern.compile("\"total_items\"\\s*:\\s*(\\d+)");

        private final HttpClient http;
        private final String address;
        private String token = "";
        private String since = "";
        private int stored;
        private int round;

        Owner(HttpClient http, String address, String name) throws IOException, InterruptedException {
            this.http = http;
            this.address = address;
            token = found(
                    TOKEN,
                    send(
                            "POST",
                            "/api/auth/register",
                            "{\"username\":\"" + name + "\",\"email\":\"" + name
                                    + "@example.org\",\"password\":\"Bench-Word-47!\"}"));
        }

        void fill(int items) throws IOException, InterruptedException {
            for (stored = 0; stored < items; stored += PER_PUSH) push(stored, PER_PUSH, "first");
            since = found(TIME, pull(""));
        }

        double medianMillis() {
            double[] millis = new double[SYNCS_PER_ROUND];
            try {
                for (int n = 0; n < SYNCS_PER_ROUND; n++) millis[n] = sync();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Double.NaN;
            }
            Arrays.sort(millis);
            return millis[SYNCS_PER_ROUND / 2];
        }

        private double sync() throws IOException, InterruptedException {
            int from = round * CHANGES % (stored - CHANGES);
            round++;
            long start = System.nanoTime();
            push(from, CHANGES, "round " + round);
            String pulled = pull("&last_sync_timestamp=" + URLEncoder.encode(since, StandardCharsets.UTF_8));
            double millis = (System.nanoTime() - start) / 1e6;
            if (!found(TOTAL, pulled).equals(Integer.toString(CHANGES))) throw new IllegalStateException(pulled);
            since = found(TIME, pulled);
            return millis;
        }

        private void push(int from, int count, String note) throws IOException, InterruptedException {
            String profiles = IntStream.range(from, from + count)
                    .mapToObj(n ->
                            "{\"name\":\"server-" + n + "\",\"host\":\"10.0.0.1\",\"port\":22,\"username\":\"root\","
                                    + "\"note\":\"" + note + "\"}")
                    .collect(Collectors.joining(","));
            send("POST", "/api/sync/data", "{\"device_id\":\"writer\",\"ssh_profiles\":[" + profiles + "]}");
        }

        private String pull(String more) throws IOException, InterruptedException {
            return send("GET", "/api/sync/data?data_types=all&device_id=reader&device_name=reader" + more, "");
        }

        private String send(String method, String path, String body) throws IOException, InterruptedException {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) throw new IllegalStateException(response.body());
            return response.body();
        }

        private static String found(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) throw new IllegalStateException(text);
            return matcher.group(1);
        }
    }
}
