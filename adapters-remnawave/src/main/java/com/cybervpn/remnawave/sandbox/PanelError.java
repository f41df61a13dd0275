package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal in one of the panel's error shapes: validation, domain, framework. */
final class PanelError extends RuntimeException {
    private final int status;
    private final String text;
    private final @Nullable String code;
    private final @Nullable List<JsonObject> issues;

    private PanelError(int status, String text, @Nullable String code, @Nullable List<JsonObject> issues) {
        super(text, null, false, false);
        this.status = status;
        this.text = text;
        this.code = code;
        this.issues = issues;
    }

    static PanelError domain(int status, String code, String text) {
        return new PanelError(status, text, code, null);
    }

    static PanelError framework(int status, String text) {
        return new PanelError(status, text, null, null);
    }

    static PanelError validation(List<JsonObject> issues) {
        return new PanelError(400, "Validation failed", null, issues);
    }

    static PanelError forbidden() {
        return domain(403, "E000", "Forbidden");
    }

    static PanelError userNotFound() {
        return domain(404, "A025", "User not found");
    }

    Answer answer(String path, String now) {
        return Answer.json(status, body(path, now));
    }

    private JsonObject body(String path, String now) {
        if (issues != null) {
            return new JsonObject()
                    .set("statusCode", (long) status)
                    .set("message", text)
                    .set("errors", issues);
        }
        if (code != null) {
            return new JsonObject()
                    .set("timestamp", now)
                    .set("path", path)
                    .set("message", text)
                    .set("errorCode", code);
        }
        return new JsonObject()
                .set("message", text)
                .setIfPresent("error", reason())
                .set("statusCode", (long) status);
    }

    private @Nullable String reason() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            default -> null;
        };
    }
}
