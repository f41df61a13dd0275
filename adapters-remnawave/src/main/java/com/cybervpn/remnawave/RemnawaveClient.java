package com.cybervpn.remnawave;

import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.HttpReply;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.Peer;
import com.cybervpn.http.PeerClient;
import com.cybervpn.http.PeerClients;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the panel's HTTP contract: token and proxy headers on the way out, the envelope and the error codes on the way
 * back. The panel's own words never leave this class.
 */
@Singleton
final class RemnawaveClient {
    /** Codes that mean that a name, tag or address is in use, whatever their status. */
    private static final Set<String> TAKEN =
            Set.of("A019", "A020", "A033", "A034", "A113", "A114", "A120", "A164", "A179");
    /** Codes that come with status 500 although it was the request that was wrong. */
    private static final Set<String> REALLY_BAD_INPUT = Set.of("A018", "A112");

    private final PeerClient peer;
    private final PanelConnection panel;
    private final Drift drift;

    RemnawaveClient(PeerClients clients, PanelConnection panel, RemnawaveConfig config, Drift drift) {
        this.panel = panel;
        this.drift = drift;
        peer = clients.to(Peer.of("remnawave", panel.url())
                .withTimeouts(config.connectTimeout(), config.timeout())
                .withLimits(config.maxReplyBytes(), config.maxConcurrent())
                .withRetries(config.attempts(), config.retryDelay())
                .withBreaker(config.breakerThreshold(), config.breakerPause())
                .failingWhen(RemnawaveClient::isPanelFailing));
    }

    /**
     * Reads one object.
     *
     * @throws UpstreamFailed for any other status than success, and for an answer that cannot be read
     */
    <T> T read(String model, HttpCall call, Function<Wire, T> reader) {
        HttpReply reply = send(call);
        if (!reply.isSuccess()) throw peer.unusable(call, reply, null);
        return content(call, reply, content -> Wire.read(model, content, drift, reader));
    }

    /** Reads a bare list of objects. */
    <T> List<T> readAll(String model, HttpCall call, Function<Wire, T> reader) {
        HttpReply reply = send(call);
        if (!reply.isSuccess()) throw peer.unusable(call, reply, null);
        return content(call, reply, content -> Wire.readAll(model, content, drift, reader));
    }

    /** Reads one object that may not be there. */
    <T> Optional<T> find(String model, HttpCall call, Function<Wire, T> reader) {
        HttpReply reply = send(call);
        if (isAbsent(reply)) return Optional.empty();
        if (!reply.isSuccess()) throw peer.unusable(call, reply, null);
        return Optional.of(content(call, reply, content -> Wire.read(model, content, drift, reader)));
    }

    /** Changes something and reads what it became. */
    <T> PanelAnswer<T> change(String model, HttpCall call, Function<Wire, T> reader) {
        HttpReply reply = send(call);
        if (reply.isSuccess()) {
            return new PanelAnswer.Accepted<>(
                    content(call, reply, content -> Wire.read(model, content, drift, reader)));
        }
        return refusal(call, reply);
    }

    /** Changes something of which nothing needs to be read. */
    <T> PanelAnswer<T> change(HttpCall call, T result) {
        HttpReply reply = send(call);
        return reply.isSuccess() ? new PanelAnswer.Accepted<>(result) : refusal(call, reply);
    }

    /**
     * Deletes something; an empty answer counts as done.
     *
     * @return false when there was none
     */
    boolean delete(HttpCall call) {
        HttpReply reply = send(call);
        if (reply.isSuccess()) return true;
        if (isAbsent(reply)) return false;
        throw peer.unusable(call, reply, null);
    }

    private HttpReply send(HttpCall call) {
        return peer.send(call.bearer(panel.token())
                .header("X-Forwarded-For", "127.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .header("Accept", "application/json"));
    }

    private <T> PanelAnswer<T> refusal(HttpCall call, HttpReply reply) {
        String code = code(reply);
        int status = reply.status();
        if (status == 409 || TAKEN.contains(code)) return new PanelAnswer.Taken<>();
        if (isAbsent(reply)) return new PanelAnswer.Absent<>();
        if (status == 400 || status == 422 || REALLY_BAD_INPUT.contains(code)) return new PanelAnswer.Refused<>();
        throw peer.unusable(call, reply, null);
    }

    /** Reads what is inside the envelope, or the whole body where there is none. */
    private <T> T content(HttpCall call, HttpReply reply, Function<@Nullable Object, T> reader) {
        try {
            Object body = Json.parse(reply.body());
            if (body instanceof JsonObject object && object.has("response"))
                return reader.apply(object.get("response"));
            return reader.apply(body);
        } catch (Json.Malformed | Wire.Unusable e) {
            throw peer.unusable(call, reply, e);
        }
    }

    /** Whether the thing is not there; a route that is not there is another matter. */
    private static boolean isAbsent(HttpReply reply) {
        return reply.status() == 404 && !message(reply).startsWith("Cannot ");
    }

    private static boolean isPanelFailing(HttpReply reply) {
        if (reply.status() == 429) return true;
        String code = reply.status() >= 500 ? code(reply) : "";
        return reply.status() >= 500 && !TAKEN.contains(code) && !REALLY_BAD_INPUT.contains(code);
    }

    private static String code(HttpReply reply) {
        return error(reply, "errorCode");
    }

    private static String message(HttpReply reply) {
        return error(reply, "message");
    }

    private static String error(HttpReply reply, String member) {
        try {
            String text = reply.json().text(member);
            return text == null ? "" : text;
        } catch (Json.Malformed e) {
            return "";
        }
    }
}
