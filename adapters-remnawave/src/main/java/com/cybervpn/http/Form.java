package com.cybervpn.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters as forms and query strings carry them, in their order. Immutable. */
public final class Form {
    public static final Form EMPTY = new Form(Map.of());

    private final Map<String, String> parameters;

    private Form(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** With one more; the same without a value. */
    public Form with(String name, @Nullable String value) {
        return value == null ? this : with(Map.of(name, value));
    }

    public Form with(Map<String, String> others) {
        var more = new LinkedHashMap<>(parameters);
        more.putAll(others);
        return new Form(more);
    }

    /** The address with the parameters behind it. */
    public URI behind(URI address) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + encoded());
    }

    /** As the body of a call. */
    public HttpCall in(HttpCall call) {
        return call.body("application/x-www-form-urlencoded", encoded().getBytes(StandardCharsets.UTF_8));
    }

    private String encoded() {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Percent-encoded, blanks as well: right in paths, queries and forms. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The names alone: values may be secrets. */
    @Override
    public String toString() {
        return "Form" + parameters.keySet();
    }
}
