package com.cybervpn.remnawave;

import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** One exchange with a real panel, from {@code src/test/resources/recorded}. */
public record Recording(String name, JsonObject file) {
    public static Recording of(String name) {
        try {
            return new Recording(name, Json.object(Files.readAllBytes(folder().resolve(name + ".json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All names, sorted. */
    public static List<String> names() {
        try (var files = Files.list(folder())) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".json"))
                    .map(it -> it.substring(0, it.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonObject request() {
        return Objects.requireNonNull(file.object("request"));
    }

    public JsonObject response() {
        return Objects.requireNonNull(file.object("response"));
    }

    /** What the panel sent as {@code response}, an object. */
    public JsonObject content() {
        return Objects.requireNonNull(
                Objects.requireNonNull(response().object("body")).object("response"));
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Recording.class.getResource("/recorded"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
