package com.cybervpn.web.shared.openapi;

import com.cybervpn.web.shared.Surface;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives each failure of each operation its body, and each operation the failures that all of its kind have. */
final class Failures {
    private static final Map<Integer, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry(400, "request cannot be read, or has a bad member"),
            Map.entry(401, "not authenticated, or token not valid"),
            Map.entry(403, "authenticated but not allowed, or inactive account"),
            Map.entry(404, "no such record"),
            Map.entry(413, "body is larger than allowed"),
            Map.entry(415, "body is of another media type"),
            Map.entry(422, "request did not pass validation"),
            Map.entry(429, "rate limit; Retry-After says when to come back"),
            Map.entry(500, "internal server error"),
            Map.entry(503, "a part of the platform is not to be reached; Retry-After says when to come back"));

    private Failures() {}

    static void complete(Operation operation, boolean asksForSignIn) {
        Surface surface = Surface.ofPath(operation.path());
        Tree responses = operation.tree().child("responses");
        if (asksForSignIn) add(responses, 401, 403);
        if (operation.hasBody()) add(responses, 413, 415);
        if (operation.hasBody() || operation.hasParameters()) {
            switch (surface) {
                case VPN, MOBILE -> add(responses, 422);
                case DEPLOYER -> add(responses, 400, 422);
                case TERMINAL -> add(responses, operation.hasPathParameters() ? new int[] {400, 422} : new int[] {400});
                case HOSTING -> add(responses, operation.hasPathParameters() ? new int[] {400, 404} : new int[] {400});
            }
        }
        add(responses, 429, 500, 503);
        for (String status : responses.names()) {
            if (status.compareTo("400") >= 0) describe(responses.child(status), status, schema(surface, status));
        }
        operation.tree().put("responses", new TreeMap<>(responses.members()));
    }

    private static void add(Tree responses, int... statuses) {
        for (int status : statuses) {
            Tree response = responses.child(Integer.toString(status));
            if (!response.has("description")) {
                response.put("description", DESCRIPTIONS.getOrDefault(status, "failure"));
            }
        }
    }

    private static void describe(Tree response, String status, String schema) {
        if (!response.has("content")) {
            response.put(
                    "content",
                    Map.of("application/json", Map.of("schema", Tree.ref(schema).members())));
        }
        if (List.of("429", "503", "423").contains(status)) {
            response.child("headers")
                    .put("Retry-After", Map.of("description", "seconds", "schema", Map.of("type", "integer")));
        }
        if (status.equals("401")) {
            response.child("headers").put("WWW-Authenticate", Map.of("schema", Map.of("type", "string")));
        }
    }

    private static String schema(Surface surface, String status) {
        return switch (surface) {
            case VPN -> status.equals("422") ? "ValidationErrorResponse" : "ErrorResponse";
            case MOBILE -> status.equals("422") ? "ValidationErrorResponse" : "MobileAuthErrorResponse";
            case DEPLOYER -> "DeployerError";
            case TERMINAL -> "TerminalError";
            case HOSTING -> "HostingError";
        };
    }
}
