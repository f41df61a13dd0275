package com.cybervpn.bootstrap.e2e;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The published document, to hold exchanges against: the operation is known, its status documented, its body as said. */
final class Contract {
    /** Allows everything. */
    static final Contract NONE = new Contract(null, "");

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final @Nullable JsonNode document;
    private final String prefix;
    private final List<Route> routes;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Contract(@Nullable JsonNode document, String prefix) {
        this.document = document;
        this.prefix = prefix;
        this.routes = document == null ? List.of() : Route.all(document.path("paths"));
    }

    static Contract publishedAt(String url) {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            JsonNode document = ApiClient.JSON.readTree(in);
            closeSchemas(document);
            return new Contract(document, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same contract for a listener that leaves {@code newPrefix} out of its paths. */
    Contract under(String newPrefix) {
        return new Contract(document, newPrefix);
    }

    /**
     * @throws AssertionError naming what the document does not say
     */
    void check(String method, String target, Reply reply) {
        if (document == null) return;
        String path = prefix + target.replaceFirst("\\?.*", "");
        Route route = routes.stream()
                .filter(candidate -> candidate.matches(method, path))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(reply.request() + " (" + reply.status() + ") is not in the document"));
        JsonNode response = route.operation().path("responses").path(Integer.toString(reply.status()));
        if (response.isMissingNode()) {
            throw new AssertionError(
                    reply.request() + ": status " + reply.status() + " is not documented: " + reply.body());
        }
        schemaFor(route, reply, response).ifPresent(schema -> {
            var errors = schema.validate(
                    reply.json(), context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
            if (!errors.isEmpty()) {
                throw new AssertionError(reply.request() + ": " + reply.status() + " is not as documented: " + errors
                        + "\n" + reply.body());
            }
        });
    }

    private Optional<Schema> schemaFor(Route route, Reply reply, JsonNode response) {
        JsonNode content = response.path("content");
        String type = reply.header("Content-Type").replaceFirst(";.*", "");
        if (content.isMissingNode() || content.isEmpty()) {
            if (!reply.body().isEmpty()) {
                throw new AssertionError(reply.request() + ": a body is not documented: " + reply.body());
            }
            return Optional.empty();
        }
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            throw new AssertionError(reply.request() + ": media type '" + type + "' is not documented");
        }
        if (!type.endsWith("json") || media.path("schema").isMissingNode()) return Optional.empty();
        return Optional.of(schemas.computeIfAbsent(
                route.method() + " " + route.template() + " " + reply.status(), _ -> compiled(media.path("schema"))));
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("components", document == null ? root : document.path("components"));
        root.putArray("allOf").add(schema);
        return REGISTRY.getSchema(root);
    }

    /** Makes members that a schema does not name a fault, where the schema stands alone. */
    private static void closeSchemas(JsonNode document) {
        Set<String> extended = new HashSet<>();
        for (JsonNode holder : document.findParents("allOf")) {
            holder.path("allOf").forEach(part -> extended.add(part.path("$ref").asString("")));
        }
        for (Map.Entry<String, JsonNode> named :
                document.path("components").path("schemas").properties()) {
            if (named.getValue() instanceof ObjectNode schema
                    && schema.has("properties")
                    && !schema.has("additionalProperties")
                    && !schema.has("allOf")
                    && !extended.contains("#/components/schemas/" + named.getKey())) {
                schema.put("additionalProperties", false);
            }
        }
    }

    /** One operation; literal segments win over parameters. */
    private record Route(String method, String template, Pattern pattern, JsonNode operation) {
        static List<Route> all(JsonNode paths) {
            List<Route> routes = new ArrayList<>();
            for (Map.Entry<String, JsonNode> path : paths.properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    routes.add(new Route(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            pattern(path.getKey()),
                            operation.getValue()));
                }
            }
            routes.sort(Comparator.comparing(route -> route.template().replace("{", "\uffff")));
            return routes;
        }

        private static Pattern pattern(String template) {
            StringBuilder regex = new StringBuilder();
            for (String part : template.split("(?=\\{)|(?<=})")) {
                regex.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
            }
            return Pattern.compile(regex + "/?");
        }

        boolean matches(String otherMethod, String path) {
            return method.equals(otherMethod) && pattern.matcher(path).matches();
        }
    }
}
