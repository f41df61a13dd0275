package com.cybervpn.cryptobot.sandbox;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends signed updates to one address, and again a few times when that does not take them. */
final class Updates implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 4;

    private final URI target;
    private final Secret token;
    private final InstantSource clock;
    private final AtomicLong lastId = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).executor(threads).build();

    Updates(URI target, Secret token, InstantSource clock) {
        this.target = target;
        this.token = token;
        this.clock = clock;
    }

    /** Returns at once. */
    void send(JsonObject invoice) {
        byte[] body = Json.write(new JsonObject()
                .set("update_id", lastId.incrementAndGet())
                .set("update_type", "invoice_paid")
                .set("request_date", clock.instant().toString())
                .set("payload", invoice));
        threads.execute(() -> deliver(body));
    }

    private void deliver(byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("crypto-pay-api-signature", signature(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            for (int attempt = 1; attempt <= TRIES; attempt++) {
                if (isTaken(request)) return;
                Thread.sleep(Duration.ofSeconds(1L << attempt));
            }
            LOG.warn("sandbox could not deliver an update to {}", target);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() < 300;
        } catch (IOException e) {
            return false;
        }
    }

    private String signature(byte[] body) {
        try {
            byte[] key =
                    MessageDigest.getInstance("SHA-256").digest(token.reveal().getBytes(StandardCharsets.UTF_8));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
