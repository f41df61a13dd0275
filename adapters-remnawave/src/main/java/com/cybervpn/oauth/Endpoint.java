package com.cybervpn.oauth;

import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.Form;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.HttpReply;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.Peer;
import com.cybervpn.http.PeerClient;
import com.cybervpn.http.PeerClients;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One address of a provider. */
final class Endpoint {
    private static final int MAX_REPLY = 1 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(10);

    private final PeerClient peer;
    private final String path;

    private Endpoint(PeerClient peer, String path) {
        this.peer = peer;
        this.path = path;
    }

    /**
     * @param system its name in logs and metrics: {@code github-token}
     */
    static Endpoint at(URI url, String system, PeerClients clients) {
        var origin = URI.create(url.getScheme() + "://" + url.getRawAuthority());
        var peer = Peer.of(system, origin).withTimeouts(CONNECT, WHOLE).withLimits(MAX_REPLY, 64);
        return new Endpoint(clients.to(peer), url.getRawPath());
    }

    /**
     * What the owner of an access token may read; empty when it is refused.
     *
     * @throws UpstreamFailed for any other answer than a good one
     */
    <T> Optional<T> read(Secret accessToken, Reader<T> reader) {
        var call = HttpCall.get(path).header("Accept", "application/json").bearer(accessToken);
        var reply = peer.send(call);
        if (reply.status() >= 400 && reply.status() < 500) return Optional.empty();
        if (!reply.isSuccess()) throw peer.unusable(call, reply, null);
        return Optional.of(understood(call, reply, reader));
    }

    /**
     * The answer to a form, be it a refusal.
     *
     * @throws UpstreamFailed when it is neither
     */
    JsonObject submit(Form form, Credentials credentials) {
        var call = credentials.sign(HttpCall.post(path).header("Accept", "application/json"), form);
        var reply = peer.send(call);
        if (reply.status() >= 500) throw peer.unusable(call, reply, null);
        return understood(call, reply, HttpReply::json);
    }

    private <T> T understood(HttpCall call, HttpReply reply, Reader<T> reader) {
        try {
            return reader.read(reply);
        } catch (Json.Malformed e) {
            throw peer.unusable(call, reply, e);
        }
    }

    /** Makes a value of an answer, or finds it malformed. */
    @FunctionalInterface
    interface Reader<T> {
        T read(HttpReply reply);
    }
}
