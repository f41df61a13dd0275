package com.cybervpn.cryptobot.sandbox;

import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Request;
import org.jspecify.annotations.Nullable;

/** The parameters of one call: Crypto Pay takes them in the query or as a JSON object. */
final class Parameters {
    private final JsonObject members;

    private Parameters(JsonObject members) {
        this.members = members;
    }

    /**
     * @throws Json.Malformed when there is a body that is no JSON object
     */
    static Parameters of(Request request) {
        JsonObject members = request.body().length == 0 ? new JsonObject() : Json.object(request.body());
        request.query().forEach(members::set);
        return new Parameters(members);
    }

    @Nullable
    String text(String name) {
        return switch (members.get(name)) {
            case String text -> text;
            case Number number -> number.toString();
            case null, default -> null;
        };
    }

    @Nullable
    Long whole(String name) {
        String text = text(name);
        return text != null && text.matches("[0-9]{1,10}") ? Long.valueOf(text) : null;
    }
}
