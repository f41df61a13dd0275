package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Request;
import com.cybervpn.remnawave.sandbox.Form.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request that found its route: the values in its path, its query and its body. */
record Call(Request request, Map<String, String> values) {
    String text(String name) {
        String value = values.get(name);
        if (value == null) throw new IllegalArgumentException("no " + name + " in this route");
        return value;
    }

    /** A path value that must be a UUID. */
    String uuid(String name) {
        String value = text(name);
        if (!Form.isUuid(value)) throw PanelError.validation(List.of(Form.at(List.of(name), Form.badUuid())));
        return value;
    }

    /** A path value that must be a number. */
    long number(String name) {
        String value = text(name);
        if (value.matches("[0-9]{1,15}")) return Long.parseLong(value);
        JsonObject issue = new JsonObject()
                .set("expected", "number")
                .set("code", "invalid_type")
                .set("received", "NaN")
                .set("message", "Invalid input: expected number, received NaN");
        throw PanelError.validation(List.of(Form.at(List.of(name), issue)));
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(request.query().get(name)).filter(value -> !value.isEmpty());
    }

    /** A number of the query. */
    long query(String name, long fallback, long least, long most, String tooBig) {
        Optional<String> text = query(name);
        if (text.isEmpty()) return fallback;
        if (!text.get().matches("-?[0-9]{1,15}")) {
            throw PanelError.validation(List.of(Form.at(List.of(name), Form.wrongType("number", "NaN"))));
        }
        long value = Long.parseLong(text.get());
        if (value > most) {
            throw PanelError.validation(List.of(Form.at(
                    List.of(name),
                    Form.size("number", "too_big", "maximum", most).set("message", tooBig))));
        }
        if (value < least) {
            throw PanelError.validation(List.of(Form.at(
                    List.of(name),
                    Form.size("number", "too_small", "minimum", least)
                            .set("message", "Too small: expected number to be >=" + least))));
        }
        return value;
    }

    /** {@code start} of an offset-paged list. */
    int start() {
        return (int) query("start", 0, 0, Integer.MAX_VALUE, "Too big");
    }

    /** {@code size} of an offset-paged list. */
    int size() {
        return (int) query("size", 25, 1, 1000, "Size (limit) must be less than 1000");
    }

    /** The JSON body; an empty one is an empty object. */
    JsonObject body() {
        byte[] bytes = request.body();
        if (bytes.length == 0) return new JsonObject();
        try {
            return Json.object(bytes);
        } catch (Json.Malformed e) {
            throw PanelError.framework(400, "Unexpected end of JSON input");
        }
    }

    Form form() {
        return Form.of(body());
    }

    /** The dates of a statistic: both must be there. */
    Form range() {
        var dates = new JsonObject();
        query("start").ifPresent(value -> dates.set("start", value));
        query("end").ifPresent(value -> dates.set("end", value));
        return Form.of(dates).text("start", Need.REQUIRED).text("end", Need.REQUIRED);
    }

    /** JSON inside a query parameter, as the panel's tables send it. */
    List<JsonObject> queryObjects(String name) {
        var found = new ArrayList<JsonObject>();
        query(name).ifPresent(text -> {
            try {
                Object value = Json.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                if (value instanceof List<?> list) {
                    for (Object item : list) if (item instanceof JsonObject object) found.add(object);
                }
                if (value instanceof JsonObject object) found.add(object);
            } catch (Json.Malformed e) {
                throw PanelError.validation(List.of(Form.at(List.of(name), Form.wrongType("array", "string"))));
            }
        });
        return found;
    }
}
