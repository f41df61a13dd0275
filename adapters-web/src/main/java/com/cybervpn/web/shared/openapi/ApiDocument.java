package com.cybervpn.web.shared.openapi;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The OpenAPI 3.1 document of all surfaces; put together at the first call and kept. */
@Singleton
class ApiDocument {
    private final ResourceLoader resources;
    private final JsonMapper json;
    private final Router router;
    private volatile @Nullable Published published;

    ApiDocument(ResourceLoader resources, JsonMapper json, Router router) {
        this.resources = resources;
        this.json = json;
        this.router = router;
    }

    /**
     * @param etag strong, quoted
     */
    record Published(byte[] bytes, String etag) {}

    Published published() {
        Published known = published;
        if (known != null) return known;
        synchronized (this) {
            Published now = published;
            if (now == null) {
                now = publish();
                published = now;
            }
            return now;
        }
    }

    private Published publish() {
        try {
            byte[] bytes = json.writeValueAsBytes(assemble().members());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Published(bytes, "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Tree assemble() throws IOException {
        Tree document = read("openapi/base.json");
        Tree generated = read("META-INF/swagger/api.json");
        new SchemaTruth(generated).tell();
        Tree paths = document.child("paths"); // what no controller serves: sockets
        Tree found = generated.child("paths");
        for (String path : found.names()) paths.put(path, found.child(path));
        Tree schemas = document.child("components").child("schemas");
        Tree types = generated.child("components").child("schemas");
        for (String name : types.names()) schemas.put(name, types.child(name));
        SignIn signIn = new SignIn(router);
        for (Operation operation : Operation.all(document)) {
            signIn.describe(operation);
            Failures.complete(operation, signIn.isAskedFor(operation));
        }
        return document;
    }

    private Tree read(String resource) throws IOException {
        try (InputStream in =
                resources.getResourceAsStream("classpath:" + resource).orElseThrow()) {
            return Tree.of(json.readValue(in, Argument.mapOf(String.class, Object.class)));
        }
    }
}
