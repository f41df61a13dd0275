package com.cybervpn.remnawave.sandbox;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.PeerClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a receiver what happened, signed as the panel signs it. A delivery that fails is tried three more times with the
 * same body and signature, then given up, as the panel does.
 */
final class Webhooks implements PanelContext.EventSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int ATTEMPTS = 4;
    private static final int MAX_WAITING = 10_000;

    private final PeerClient receiver;
    private final String path;
    private final Secret secret;
    private final Duration retryDelay;
    private final LinkedBlockingQueue<JsonObject> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Thread sender;

    Webhooks(PeerClient receiver, String path, Secret secret, Duration retryDelay) {
        this.receiver = receiver;
        this.path = path;
        this.secret = secret;
        this.retryDelay = retryDelay;
        sender = Thread.ofVirtual().name("sandbox-panel-webhooks").start(this::deliverAll);
    }

    @Override
    public void accept(JsonObject event) {
        if (!waiting.offer(event)) LOG.warn("sandbox panel webhook dropped: too many are waiting");
    }

    private void deliverAll() {
        try {
            while (true) deliver(waiting.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void deliver(JsonObject event) throws InterruptedException {
        byte[] body = Json.write(event);
        HttpCall call = HttpCall.post(path)
                .header("X-Remnawave-Signature", signature(body, secret))
                .header("X-Remnawave-Timestamp", String.valueOf(event.get("timestamp")))
                .header("User-Agent", "Remnawave")
                .body("application/json", body);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) Thread.sleep(retryDelay);
            try {
                if (receiver.send(call).isSuccess()) return;
            } catch (ApplicationFailure e) {
                if (Thread.interrupted()) throw new InterruptedException();
            }
        }
        LOG.warn("sandbox panel webhook {} given up", event.get("event"));
    }

    static String signature(byte[] body, Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA256", e);
        }
    }

    @Override
    public void close() {
        sender.interrupt();
        receiver.close();
    }
}
