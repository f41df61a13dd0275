package com.cybervpn.push;

import com.cybervpn.application.identity.port.out.PushSender;
import com.cybervpn.domain.identity.PushToken;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.HttpReply;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.PeerClient;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends by Firebase Cloud Messaging. */
final class FcmSender implements PushSender {
    static final String SYSTEM = "fcm";

    private static final Logger LOG = LoggerFactory.getLogger(FcmSender.class);
    private static final int UNAUTHORIZED = 401;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final String projectId;
    private final GoogleAccess access;
    private final PeerClient peer;

    FcmSender(String projectId, GoogleAccess access, PeerClient peer) {
        this.projectId = projectId;
        this.access = access;
        this.peer = peer;
    }

    @Override
    public Result send(PushToken to, Message message) {
        var body = new JsonObject().set("message", content(to, message));
        var reply = sendWithAccess(body);
        // Google ended the token early: one other is worth a try.
        if (reply.status() == UNAUTHORIZED) reply = sendWithAccess(body);
        if (reply.isSuccess()) return Result.TAKEN;
        if (reply.status() == UNAUTHORIZED
                || reply.status() == TOO_MANY_REQUESTS
                || reply.status() >= FIRST_SERVER_ERROR) {
            throw peer.unusable(call(), reply, null);
        }
        if (errorCodes(reply).contains("UNREGISTERED")) return Result.DEAD;
        LOG.warn("fcm refused a message of kind {}: {}", message.kind(), reply);
        return Result.REFUSED;
    }

    private HttpReply sendWithAccess(JsonObject body) {
        var token = access.token();
        // A repeat takes the place of the first one on the phone, so trying again does no harm.
        var reply = peer.send(call().bearer(token).json(body).repeatable());
        if (reply.status() == UNAUTHORIZED) access.forget(token);
        return reply;
    }

    private HttpCall call() {
        return HttpCall.post("/v1/projects/{project}/messages:send", projectId);
    }

    private static JsonObject content(PushToken to, Message message) {
        var id = message.id().toString();
        return new JsonObject()
                .set("token", to.token().reveal())
                .set(
                        "notification",
                        new JsonObject().set("title", message.title()).set("body", message.body()))
                .set("data", new JsonObject().set("id", id).set("kind", message.kind()))
                .set(
                        "android",
                        new JsonObject().set("collapse_key", id).set("notification", new JsonObject().set("tag", id)))
                .set("apns", new JsonObject().set("headers", new JsonObject().set("apns-collapse-id", id)));
    }

    private static List<String> errorCodes(HttpReply reply) {
        try {
            var error = reply.json().object("error");
            if (error == null) return List.of();
            return error.objects("details").stream()
                    .map(detail -> String.valueOf(detail.text("errorCode")))
                    .toList();
        } catch (Json.Malformed _) {
            return List.of();
        }
    }
}
