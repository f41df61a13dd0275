package com.cybervpn.bootstrap.bench;

import com.cybervpn.bootstrap.bench.Load.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What money costs: webhooks, plans, invoices, and the way from a payment to the panel. */
final class BillingSuite implements Suite {
    private static final int SIGNED = 200_000;
    private static final int WRITERS = 8;
    private static final int PAYMENTS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public void run(Consumer<Row> report) throws Exception {
        try (Rig rig = Rig.start();
                HttpClient http = HttpClient.newHttpClient()) {
            var desk = new Desk(rig, http, rig.bearer());
            String plan = desk.post("/api/v1/plans", """
                {"name":"Bench","price":5,"currency":"USD","duration_days":30,"data_limit_gb":100}\
                """).at("/uuid").stringValue();
            int port = rig.platform.port();

            // Signed before the time is taken: the sender's work is none of ours.
            var updates = LongStream.rangeClosed(1, SIGNED)
                    .mapToObj(id -> webhook(rig, update(id, Long.toString(id), "x:y")))
                    .iterator();
            report.accept(Row.measure(
                    "webhook accepted : one row inserted, 8 at a time",
                    "/s",
                    rig.rate(port, updates::next, WRITERS),
                    () -> inserts(rig),
                    "at least 0.3"));

            String tag = http.send(
                            HttpRequest.newBuilder(desk.uri("/api/v1/plans")).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            var known = Request.of(port, "GET", "/api/v1/plans", 304, "", "If-None-Match: " + tag);
            report.accept(Row.measure(
                    "GET /api/v1/plans unchanged : GET /health",
                    "answers/s",
                    rig.rate(known),
                    rig.rate(rig.health()),
                    "at least 0.5"));

            String buyer = desk.user("bench_buyer");
            var invoice =
                    Request.of(port, "POST", "/api/v1/payments/crypto/invoice", 201, order(buyer, plan), desk.bearer());
            var direct = Request.of(
                    rig.cryptoPayUrl.getPort(),
                    "POST",
                    "/api/createInvoice",
                    200,
                    "{\"currency_type\":\"fiat\",\"fiat\":\"USD\",\"amount\":\"5\"}",
                    "Crypto-Pay-API-Token: " + rig.cryptoPay.token().reveal());
            report.accept(Row.measure(
                    "invoice created : Crypto Pay called directly",
                    "/s",
                    rig.rate(invoice, WRITERS),
                    rig.rate(direct, WRITERS),
                    "no goal"));

            report.accept(
                    new Row("p99 from webhook to panel : 1 s", "s", webhookToPanel(rig, desk, plan), 1, "under 1.0"));
        }
    }

    /** Of so many payments one after the other, nearly the slowest. */
    private static double webhookToPanel(Rig rig, Desk desk, String plan) throws Exception {
        double[] seconds = new double[PAYMENTS];
        for (int i = 0; i < PAYMENTS; i++) {
            String user = desk.user("bench_payer_" + i);
            String invoice = desk.post("/api/v1/payments/crypto/invoice", order(user, plan))
                    .at("/invoice_id")
                    .asString();
            String body = update(1_000_000_000L + i, invoice, user + ":" + plan);
            String before = desk.get("/api/v1/users/" + user).at("/expire_at").stringValue();
            long start = System.nanoTime();
            desk.webhook(body, signature(rig, body));
            while (desk.get("/api/v1/users/" + user)
                    .at("/expire_at")
                    .stringValue()
                    .equals(before)) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) return Double.NaN;
            }
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[(int) Math.min(PAYMENTS - 1, Math.round(PAYMENTS * 0.99))];
    }

    private static double inserts(Rig rig) {
        var done = new CountDownLatch(WRITERS);
        var count = new AtomicLong();
        long start = System.nanoTime();
        for (int i = 0; i < WRITERS; i++) {
            Thread.ofVirtual().start(() -> {
                try (var connection = rig.database.unpooled().getConnection()) {
                    try (var table = connection.createStatement()) {
                        table.execute("set client_min_messages = error");
                        table.execute("select pg_advisory_lock(1)");
                        table.execute("create table if not exists bench_rows (id bigint generated always as identity"
                                + " primary key, body text not null)");
                        table.execute("select pg_advisory_unlock(1)");
                    }
                    try (var insert = connection.prepareStatement("insert into bench_rows (body) values (?)")) {
                        while (System.nanoTime() - start < Rig.ROUND.toNanos()) {
                            insert.setString(1, "x".repeat(200));
                            insert.executeUpdate();
                            count.incrementAndGet();
                        }
                    }
                } catch (SQLException e) {
                    System.out.println("  " + e.getMessage());
                } finally {
                    done.countDown();
                }
            });
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static Request webhook(Rig rig, String body) {
        return Request.of(
                rig.platform.port(),
                "POST",
                "/api/v1/webhooks/cryptobot",
                200,
                body,
                "crypto-pay-api-signature: " + signature(rig, body));
    }

    private static String update(long id, String invoice, String payload) {
        return "{\"update_id\":" + id + ",\"update_type\":\"invoice_paid\",\"payload\":{\"invoice_id\":" + invoice
                + ",\"status\":\"paid\",\"amount\":\"5.00\",\"payload\":\"" + payload + "\"}}";
    }

    private static String order(String user, String plan) {
        return "{\"user_uuid\":\"" + user + "\",\"plan_id\":\"" + plan + "\",\"currency\":\"USD\"}";
    }

    private static String signature(Rig rig, String body) {
        try {
            byte[] key = MessageDigest.getInstance("SHA-256")
                    .digest(rig.cryptoPay.token().reveal().getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An administrator with an HTTP client. */
    private record Desk(Rig rig, HttpClient http, String bearer) {
        URI uri(String path) {
            return URI.create("http://127.0.0.1:" + rig.platform.port() + path);
        }

        String user(String name) throws IOException, InterruptedException {
            String until = Instant.now().plus(Duration.ofDays(5)).toString();
            return post("/api/v1/users", "{\"username\":\"" + name + "\",\"expire_at\":\"" + until + "\"}")
                    .at("/uuid")
                    .stringValue();
        }

        JsonNode get(String path) throws IOException, InterruptedException {
            return send(request(path).GET().build());
        }

        JsonNode post(String path, String body) throws IOException, InterruptedException {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }

        void webhook(String body, String signature) throws IOException, InterruptedException {
            send(HttpRequest.newBuilder(uri("/api/v1/webhooks/cryptobot"))
                    .header("Content-Type", "application/json")
                    .header("crypto-pay-api-signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(uri(path))
                    .header("Authorization", bearer.substring("Authorization: ".length()));
        }

        private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(request.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        }
    }
}
