package com.cybervpn.bootstrap.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with the platform, and holds each reply against the contract. Immutable: {@code with} makes another one. */
public final class ApiClient {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final String address;
    private final Contract contract;
    private final Map<String, String> headers;

    private ApiClient(String address, Contract contract, Map<String, String> headers) {
        this.address = address;
        this.contract = contract;
        this.headers = headers;
    }

    static ApiClient of(String address, Contract contract) {
        return new ApiClient(address, contract, Map.of());
    }

    /** A client of a platform in another process; held against no contract. */
    public static ApiClient at(String address) {
        return of(address, Contract.NONE);
    }

    /** The same client that sends this header as well. */
    public ApiClient with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ApiClient(address, contract, all);
    }

    /** The same client, signed in by that token. */
    public ApiClient bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The token that {@link #bearer} gave it. */
    public String token() {
        return headers.getOrDefault("Authorization", "").replaceFirst("^Bearer ", "");
    }

    /** The same client for paths and replies that the document does not know: unknown routes, wrong methods. */
    public ApiClient unchecked() {
        return new ApiClient(address, Contract.NONE, headers);
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    public Reply post(String path) {
        return send("POST", path, null);
    }

    /**
     * @param body anything that Jackson writes as JSON: maps, lists, records
     */
    public Reply post(String path, Object body) {
        return send("POST", path, body);
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Reply patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    /** With a body as JSON; none when null. */
    public Reply send(String method, String path, @Nullable Object body) {
        return body == null
                ? send(method, path, null, new byte[0])
                : send(method, path, "application/json", JSON.writeValueAsBytes(body));
    }

    /** With a body as it is. */
    public Reply send(String method, String path, @Nullable String contentType, byte[] body) {
        BodyPublisher publisher = contentType == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, publisher);
        if (contentType != null) request.header("Content-Type", contentType);
        headers.forEach(request::header);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            Reply reply = new Reply(
                    method + " " + path,
                    response.statusCode(),
                    response.headers(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response.body());
            contract.check(method, path, reply);
            return reply;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no reply", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
