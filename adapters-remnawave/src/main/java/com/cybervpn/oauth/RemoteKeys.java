package com.cybervpn.oauth;

import com.cybervpn.http.HttpCall;
import com.cybervpn.http.HttpReply;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.Peer;
import com.cybervpn.http.PeerClient;
import com.cybervpn.http.PeerClients;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The public RSA keys that somebody signs with, kept as long as they say. Reads a JWK set (RFC 7517) and Google's list of
 * certificates by key id.
 */
public final class RemoteKeys {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(10);
    private static final int MAX_REPLY = 1 << 20;
    private static final int MIN_BITS = 2048;
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    /** How soon an unknown key is asked for again, so that made-up names cost the other side nothing. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age=(\\d{1,9})");

    private final PeerClient peer;
    private final String path;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Known known = new Known(Map.of(), Instant.MIN, Instant.MIN);

    /**
     * @param system the signer's name in logs and metrics
     */
    public RemoteKeys(URI url, String system, PeerClients clients, InstantSource clock) {
        var origin = URI.create(url.getScheme() + "://" + url.getRawAuthority());
        peer = clients.to(Peer.of(system, origin).withTimeouts(CONNECT, WHOLE).withLimits(MAX_REPLY, 8));
        path = url.getRawPath();
        this.clock = clock;
    }

    /**
     * The key of that name; may block for a call.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when the keys cannot be had
     */
    Optional<RSAPublicKey> find(String keyId) {
        if (known.answers(keyId, clock.instant())) return known.key(keyId);
        fetching.lock();
        try {
            if (!known.answers(keyId, clock.instant())) known = fetched();
            return known.key(keyId);
        } finally {
            fetching.unlock();
        }
    }

    private Known fetched() {
        var call = HttpCall.get(path).header("Accept", "application/json");
        var reply = peer.send(call);
        if (!reply.isSuccess()) throw peer.unusable(call, reply, null);
        try {
            var now = clock.instant();
            return new Known(keys(reply.json()), now, now.plus(lifetime(reply)));
        } catch (Json.Malformed e) {
            throw peer.unusable(call, reply, e);
        }
    }

    private static Duration lifetime(HttpReply reply) {
        return reply.header("Cache-Control")
                .map(MAX_AGE::matcher)
                .filter(Matcher::find)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .map(age -> age.compareTo(LONGEST) > 0 ? LONGEST : age)
                .orElse(USUAL);
    }

    private static Map<String, RSAPublicKey> keys(JsonObject document) {
        var keys = new HashMap<String, RSAPublicKey>();
        if (document.has("keys")) {
            document.objects("keys").forEach(jwk -> put(keys, jwk.text("kid"), ofJwk(jwk)));
        } else {
            document.members().forEach((name, value) -> put(keys, name, ofCertificate(value)));
        }
        return keys;
    }

    private static void put(Map<String, RSAPublicKey> keys, @Nullable String name, @Nullable RSAPublicKey key) {
        if (name != null && key != null && key.getModulus().bitLength() >= MIN_BITS) keys.put(name, key);
    }

    private static @Nullable RSAPublicKey ofJwk(JsonObject jwk) {
        var use = jwk.text("use");
        if (!"RSA".equals(jwk.text("kty")) || use != null && !use.equals("sig")) return null;
        try {
            return RSAKey.parse(new String(Json.write(jwk), StandardCharsets.UTF_8))
                    .toRSAPublicKey();
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    private static @Nullable RSAPublicKey ofCertificate(@Nullable Object pem) {
        if (!(pem instanceof String text)) return null;
        var certificate = X509CertUtils.parse(text);
        return certificate != null && certificate.getPublicKey() instanceof RSAPublicKey key ? key : null;
    }

    /** Keys as they were read. */
    private record Known(Map<String, RSAPublicKey> keys, Instant since, Instant until) {
        boolean answers(String keyId, Instant now) {
            return now.isBefore(until) && (keys.containsKey(keyId) || now.isBefore(since.plus(PAUSE)));
        }

        Optional<RSAPublicKey> key(String keyId) {
            return Optional.ofNullable(keys.get(keyId));
        }
    }
}
