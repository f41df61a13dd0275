package com.cybervpn.bootstrap.e2e;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param request method and path, for messages
 * @param body as text
 * @param bytes as it came
 */
public record Reply(String request, int status, HttpHeaders headers, String body, byte[] bytes) {
    /** Itself, if its status is this one. */
    public Reply expect(int expected) {
        if (status != expected) {
            throw new AssertionError(request + ": expected " + expected + " but got " + status + ": " + body);
        }
        return this;
    }

    public JsonNode json() {
        return ApiClient.JSON.readTree(body);
    }

    /**
     * @param pointer RFC 6901: {@code /detail/code}
     */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The text at a pointer, which must be there. */
    public String text(String pointer) {
        JsonNode node = at(pointer);
        if (!node.isString()) throw new AssertionError(request + ": no text at " + pointer + ": " + body);
        return node.stringValue();
    }

    /** The first value of a header; empty when absent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
