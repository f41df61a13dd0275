package com.cybervpn.bootstrap.bench;

import com.cybervpn.bootstrap.bench.Load.Request;
import com.cybervpn.bootstrap.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Measures command histories: a long one beside a short one, a late page beside the first (T-CMD-7). */
final class HistorySuite implements Suite {
    private static final int LONG = 1_000_000;
    private static final int SHORT = 10_000;
    private static final int CONNECTIONS = 2;
    private static final Duration ROUND = Duration.ofMillis(700);
    /** In a tenth of all commands, in a thousandth, in one, in none. */
    private static final List<String> WORDS = List.of("docker", "zebra", "c4ca4238a0b9", "no-such-word");

    @Override
    public void run(Consumer<Row> report) throws Exception {
        Map<String, Object> database = TestDatabase.create();
        Map<String, String> settings = database.entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> setting.getKey().replace('.', '_').toUpperCase(Locale.ROOT),
                        setting -> setting.getValue().toString()));
        Path data = Files.createTempDirectory("cybervpn-bench");
        try (var load = new Load();
                var platform = PlatformUnderTest.start(data, settings)) {
            Customer big = Customer.registered(platform.port(), "big");
            Customer small = Customer.registered(platform.port(), "small");
            fill(database, big, small);

            report.accept(Row.measure(
                    "search in 1,000,000 commands : in 10,000, p95",
                    "ms",
                    searches(load, platform.port(), big),
                    searches(load, platform.port(), small),
                    "at most 3"));
            report.accept(Row.measure(
                    "page 1,000 of a history : page 1, p95",
                    "ms",
                    p95(load, big.get(platform.port(), "?limit=100&offset=99900")),
                    p95(load, big.get(platform.port(), "?limit=100")),
                    "at most 1.3"));
        }
    }

    /** The p95 of the word that takes longest. */
    private static DoubleSupplier searches(Load load, int port, Customer customer) {
        List<DoubleSupplier> each = WORDS.stream()
                .map(word -> p95(load, customer.get(port, "?search=" + word)))
                .toList();
        return () ->
                each.stream().mapToDouble(DoubleSupplier::getAsDouble).max().orElseThrow();
    }

    private static DoubleSupplier p95(Load load, Request request) {
        return () -> {
            try {
                Load.Result result = load.run(request, CONNECTIONS, ROUND);
                if (result.failures() > 0) System.out.println("  " + result.failures() + " requests failed");
                return result.percentileMillis(95);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Double.NaN;
            }
        };
    }

    private static void fill(Map<String, Object> database, Customer big, Customer small) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.get("database.url").toString(),
                        database.get("database.user").toString(),
                        database.get("database.password").toString());
                var statement = connection.createStatement()) {
            fill(connection, big, LONG);
            fill(connection, small, SHORT);
            statement.execute("vacuum analyze terminal_commands, terminal_command_outputs");
        }
    }

    private static void fill(Connection connection, Customer owner, int count) throws SQLException {
        String insert = """
            with commands as (
                insert into terminal_commands (id, owner_id, ordinal, command, folded, status, exit_code, created_at,
                    executed_at)
                select gen_random_uuid(), ?::uuid, i, text, lower(text), 'success', 0,
                    now() - make_interval(secs => 2000000 - i), now()
                from generate_series(1, ?) i, lateral (select (array['git commit -m ', 'Docker run --rm ',
                        'kubectl get pods -n ', 'ls -la /var/log/', 'ssh deploy@', 'systemctl restart ', 'tail -f /srv/',
                        'psql -c select ', 'curl -s https://', 'vim /etc/'])[1 + i % 10]
                    || substr(md5(i::text), 1, 12) || case when i % 997 = 0 then ' --zebra' else '' end as text) made
                returning id)
            insert into terminal_command_outputs (command_id, output, kept_since)
            select id, repeat('a line of output' || chr(10), 10), now() from commands\
            """;
        try (var statement = connection.prepareStatement(insert)) {
            statement.setString(1, owner.id());
            statement.setInt(2, count);
            statement.executeUpdate();
        }
    }

    /** A signed-in account. */
    private record Customer(String id, String token) {
        private static final Pattern MEMBERS =
                Pattern.compile("\"user_id\":\"([^\"]+)\".*\"token\":\"([^\"]+)\"", Pattern.DOTALL);

        static Customer registered(int port, String name) throws IOException, InterruptedException {
            String body = "{\"email\":\"" + name + "@example.org\",\"username\":\"" + name
                    + "_user\",\"password\":\"Bench-Password-4711!\"}";
            try (var client = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/auth/register"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                String reply = client.send(request, BodyHandlers.ofString()).body();
                Matcher members = MEMBERS.matcher(reply);
                if (!members.find()) throw new IllegalStateException("cannot register: " + reply);
                return new Customer(members.group(1), members.group(2));
            }
        }

        Request get(int port, String query) {
            return Request.get(port, "/api/commands/history" + query, "Authorization: Bearer " + token);
        }
    }
}
