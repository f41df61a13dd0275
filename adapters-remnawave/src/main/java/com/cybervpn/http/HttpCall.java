package com.cybervpn.http;

import com.cybervpn.domain.shared.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call to a {@link Peer}, built step by step. Its path is a template whose values are percent-encoded one by one, so
 * no value can leave its place; logs and metrics see the template only.
 */
public final class HttpCall {
    private final String method;
    private final String template;
    private final String path;
    private final StringBuilder query = new StringBuilder();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte @Nullable [] body;
    private boolean repeatable;

    private HttpCall(String method, String template, boolean repeatable, Object... values) {
        this.method = method;
        this.template = template;
        this.path = expand(template, values);
        this.repeatable = repeatable;
    }

    /**
     * @param template {@code /api/users/{id}}: each brace takes the next of {@code values}
     */
    public static HttpCall get(String template, Object... values) {
        return new HttpCall("GET", template, true, values);
    }

    public static HttpCall post(String template, Object... values) {
        return new HttpCall("POST", template, false, values);
    }

    public static HttpCall put(String template, Object... values) {
        return new HttpCall("PUT", template, true, values);
    }

    public static HttpCall patch(String template, Object... values) {
        return new HttpCall("PATCH", template, false, values);
    }

    public static HttpCall delete(String template, Object... values) {
        return new HttpCall("DELETE", template, false, values);
    }

    /** Adds a query parameter; one without a value is left out. */
    public HttpCall query(String name, @Nullable Object value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(Form.encoded(name))
                    .append('=')
                    .append(Form.encoded(value.toString()));
        }
        return this;
    }

    public HttpCall header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public HttpCall bearer(Secret token) {
        return header("Authorization", "Bearer " + token.reveal());
    }

    public HttpCall json(JsonObject content) {
        return body("application/json", Json.write(content));
    }

    public HttpCall body(String contentType, byte[] content) {
        body = content;
        return header("Content-Type", contentType);
    }

    /** Says that doing it twice is the same as doing it once: GET and PUT are born so, others are not. */
    public HttpCall repeatable() {
        repeatable = true;
        return this;
    }

    /** Method and template: what logs and metrics may show. */
    public String name() {
        return method + " " + template;
    }

    String method() {
        return method;
    }

    URI uri(URI base) {
        String start = base.toString();
        return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path + query);
    }

    Map<String, String> headers() {
        return headers;
    }

    byte @Nullable [] body() {
        return body;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    private static String expand(String template, Object... values) {
        var out = new StringBuilder();
        int next = 0;
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            if (next == values.length) throw new IllegalArgumentException("too few values for " + template);
            String value = values[next++].toString();
            if (value.isEmpty() || value.equals(".") || value.equals("..")) {
                throw new IllegalArgumentException("not a path segment in " + template);
            }
            out.append(template, at, open).append(Form.encoded(value));
            at = template.indexOf('}', open) + 1;
        }
        if (next != values.length) throw new IllegalArgumentException("too many values for " + template);
        return out.append(template, at, template.length()).toString();
    }

    @Override
    public String toString() {
        return name();
    }
}
