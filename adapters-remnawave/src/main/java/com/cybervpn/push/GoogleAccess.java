package com.cybervpn.push;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.Json;
import com.cybervpn.http.PeerClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The access token of a service account, kept until shortly before it ends; one caller at a time fetches the next. */
final class GoogleAccess {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final ServiceAccount account;
    private final PeerClient peer;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Kept kept;

    GoogleAccess(ServiceAccount account, PeerClient peer, InstantSource clock) {
        this.account = account;
        this.peer = peer;
        this.clock = clock;
    }

    /**
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when there is none to be had
     */
    Secret token() {
        lock.lock();
        try {
            var now = clock.instant();
            var known = kept;
            if (known != null && now.isBefore(known.until())) return known.token();
            var fetched = fetch(now);
            kept = fetched;
            return fetched.token();
        } finally {
            lock.unlock();
        }
    }

    /** It was refused: the next call gets another one. */
    void forget(Secret refused) {
        lock.lock();
        try {
            if (kept != null && kept.token().equals(refused)) kept = null;
        } finally {
            lock.unlock();
        }
    }

    private Kept fetch(Instant now) {
        var form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion="
                + account.assertion(now);
        var call = HttpCall.post("")
                .body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII))
                .repeatable();
        var reply = peer.send(call);
        try {
            var token = reply.isSuccess() ? reply.json().text("access_token") : null;
            var seconds = reply.isSuccess() ? reply.json().whole("expires_in") : null;
            if (token == null || seconds == null) throw peer.unusable(call, reply, null);
            return new Kept(Secret.of(token), now.plusSeconds(seconds).minus(MARGIN));
        } catch (Json.Malformed e) {
            throw peer.unusable(call, reply, e);
        }
    }

    private record Kept(Secret token, Instant until) {}
}
