package com.cybervpn.cryptobot.sandbox;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Crypto Pay as far as we use it: {@code createInvoice}, {@code getInvoices} and {@code getBalance} for whoever has its token,
 * and for everybody a page {@code /pay/<hash>} that marks an invoice as paid and sends the signed update. Invoices live as
 * long as the process; their numbers begin at the time of the start, so that none comes twice.
 */
public final class CryptoPaySandbox implements AutoCloseable {
    private static final Set<String> ASSETS = Set.of("USDT", "TON", "BTC", "ETH", "LTC", "BNB", "TRX", "USDC");
    private static final int MOST = 1000;
    private static final int USUAL = 100;

    private final int port;
    private final InstantSource clock;
    private final Secret token;
    private final Updates updates;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, SandboxInvoice> invoices = new LinkedHashMap<>();
    private @Nullable LoopbackServer server;
    private URI address = URI.create("http://127.0.0.1");
    private long lastId;

    /**
     * @param port on loopback; 0 is any free one
     */
    public CryptoPaySandbox(int port, URI webhookUrl, InstantSource clock) {
        this.port = port;
        this.clock = clock;
        token = Secret.of("sandbox:" + hash());
        updates = new Updates(webhookUrl, token, clock);
        lastId = clock.millis();
    }

    /** Begins to listen and says where. */
    public synchronized URI start() {
        if (server == null) {
            server = LoopbackServer.create("crypto-pay-sandbox", this::handle);
            address = LoopbackServer.uriOf(server.listen(port));
        }
        return address;
    }

    /** What a client must present. New in every process, so that nobody can sign updates for a running platform. */
    public Secret token() {
        return token;
    }

    private void handle(Request request, Consumer<Answer> reply) {
        reply.accept(request.path().startsWith("/api/") ? api(request) : page(request));
    }

    private Answer api(Request request) {
        String presented = request.header("Crypto-Pay-API-Token");
        if (presented == null || !Secret.of(presented).equals(token)) return failure(401, "UNAUTHORIZED");
        Parameters parameters;
        try {
            parameters = Parameters.of(request);
        } catch (Json.Malformed e) {
            return failure(400, "INVALID_JSON");
        }
        return switch (request.path()) {
            case "/api/createInvoice" -> create(parameters);
            case "/api/getInvoices" -> list(parameters);
            case "/api/getBalance" ->
                success(List.of(new JsonObject()
                        .set("currency_code", "USDT")
                        .set("available", "0")
                        .set("onhold", "0")));
            default -> failure(405, "METHOD_NOT_FOUND");
        };
    }

    private Answer create(Parameters parameters) {
        String amount = parameters.text("amount");
        if (amount == null || !amount.matches("[0-9]{1,12}(\\.[0-9]{1,8})?") || amount.matches("[0.]*")) {
            return failure(400, "AMOUNT_REQUIRED");
        }
        boolean fiat = "fiat".equals(parameters.text("currency_type"));
        String currency = parameters.text(fiat ? "fiat" : "asset");
        if (currency == null || !fiat && !ASSETS.contains(currency)) return failure(400, "ASSET_REQUIRED");
        String accepted = parameters.text("accepted_assets");
        if (accepted != null && !ASSETS.containsAll(List.of(accepted.split(",")))) {
            return failure(400, "ACCEPTED_ASSETS_INVALID");
        }
        Long expiresIn = parameters.whole("expires_in");
        if (expiresIn != null && (expiresIn < 1 || expiresIn > 2_678_400)) return failure(400, "EXPIRES_IN_INVALID");
        Instant now = clock.instant();
        var invoice = new SandboxInvoice(
                ++lastId,
                hash(),
                fiat,
                currency,
                accepted,
                amount,
                parameters.text("description"),
                parameters.text("payload"),
                now,
                expiresIn == null ? null : now.plus(Duration.ofSeconds(expiresIn)),
                null);
        invoices.put(invoice.id(), invoice);
        return success(invoice.json(address, now));
    }

    private Answer list(Parameters parameters) {
        String ids = parameters.text("invoice_ids");
        Set<String> wanted = ids == null
                ? Set.of()
                : Stream.of(ids.split(",")).map(String::strip).collect(Collectors.toSet());
        String status = parameters.text("status");
        Long count = parameters.whole("count");
        Long offset = parameters.whole("offset");
        Instant now = clock.instant();
        List<JsonObject> items = List.copyOf(invoices.values()).reversed().stream()
                .filter(invoice -> ids == null || wanted.contains(Long.toString(invoice.id())))
                .filter(invoice -> status == null || status.equals(invoice.status(now)))
                .skip(offset == null ? 0 : Math.max(0, offset))
                .limit(count == null ? USUAL : Math.clamp(count, 1, MOST))
                .map(invoice -> invoice.json(address, now))
                .toList();
        return success(new JsonObject().set("items", items));
    }

    private Answer page(Request request) {
        SandboxInvoice invoice = invoices.values().stream()
                .filter(candidate -> request.path().equals(candidate.path()))
                .findFirst()
                .orElse(null);
        if (invoice == null) return html(404, PayPage.unknown());
        Instant now = clock.instant();
        if (request.method().equals("POST") && invoice.status(now).equals("active")) {
            invoice = invoice.paid(now);
            invoices.put(invoice.id(), invoice);
            updates.send(invoice.json(address, now));
        }
        return html(200, PayPage.of(invoice, now));
    }

    private String hash() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return "IV" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Answer html(int status, String page) {
        return Answer.of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8))
                .with(Map.of("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'"));
    }

    private static Answer success(Object result) {
        return Answer.json(200, new JsonObject().set("ok", true).set("result", result));
    }

    private static Answer failure(int status, String name) {
        return Answer.json(
                status,
                new JsonObject()
                        .set("ok", false)
                        .set("error", new JsonObject().set("code", status).set("name", name)));
    }

    @Override
    public synchronized void close() {
        updates.close();
        if (server != null) server.close();
    }
}
