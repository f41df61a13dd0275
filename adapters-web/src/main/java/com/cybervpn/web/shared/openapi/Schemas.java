package com.cybervpn.web.shared.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds its way through the schemas of a document; a member that happens to be called {@code type} is none. */
final class Schemas {
    private Schemas() {}

    /** Calls {@code visit} for every schema of the document, inner ones first. */
    static void each(Tree document, Consumer<Tree> visit) {
        Tree named = document.childOrEmpty("components").childOrEmpty("schemas");
        for (String name : named.names()) visit(named.child(name), visit);
        for (Operation operation : Operation.all(document)) {
            for (Tree parameter : Tree.objects(operation.tree().listOrEmpty("parameters"))) {
                visit(parameter.childOrEmpty("schema"), visit);
            }
            eachBody(operation.tree().childOrEmpty("requestBody"), visit);
            Tree responses = operation.tree().childOrEmpty("responses");
            for (String status : responses.names()) eachBody(responses.child(status), visit);
        }
    }

    private static void eachBody(Tree holder, Consumer<Tree> visit) {
        Tree content = holder.childOrEmpty("content");
        for (String media : content.names()) visit(content.child(media).childOrEmpty("schema"), visit);
    }

    private static void visit(Tree schema, Consumer<Tree> visit) {
        Tree properties = schema.childOrEmpty("properties");
        for (String name : properties.names()) visit(properties.childOrEmpty(name), visit);
        for (String name : List.of("items", "additionalProperties")) {
            if (schema.isObject(name)) visit(schema.child(name), visit);
        }
        for (String name : List.of("allOf", "anyOf", "oneOf")) {
            Tree.objects(schema.listOrEmpty(name)).forEach(part -> visit(part, visit));
        }
        visit.accept(schema);
    }

    /** Lets {@code schema} be null as well. */
    static void allowNull(Tree schema) {
        if (schema.isEmpty() || isNullable(schema)) return;
        String type = schema.text("type");
        if (schema.has("$ref")
                || schema.has("enum")
                || type == null && !schema.has("properties") && !schema.has("type")) {
            Map<String, Object> original = new LinkedHashMap<>(schema.members());
            schema.members().clear();
            schema.list("anyOf").addAll(List.of(original, Map.of("type", "null")));
        } else if (type != null || !schema.has("type")) {
            schema.put("type", Tree.listOf(type == null ? "object" : type, "null"));
        } else {
            schema.list("type").add("null");
        }
    }

    private static boolean isNullable(Tree schema) {
        return "null".equals(schema.text("type"))
                || schema.listOrEmpty("type").contains("null")
                || Tree.objects(schema.listOrEmpty("anyOf")).stream().anyMatch(Schemas::isNullable);
    }

    /** Puts right what the generator is known to write wrong. */
    static void mend(Tree schema) {
        schema.remove("allowableValues");
        if ("null".equals(schema.text("type"))) {
            schema.remove("type");
            if (schema.has("allOf")) {
                List<Object> parts = schema.list("allOf");
                schema.remove("allOf");
                schema.list("anyOf").addAll(parts);
                schema.list("anyOf").add(Map.of("type", "null"));
            }
        }
        List<Object> types = schema.listOrEmpty("type");
        if (types.contains("null") && types.size() > 2) types.remove("object");
        boolean untyped = !schema.has("type");
        if (untyped && (schema.has("properties") || schema.has("additionalProperties"))) schema.put("type", "object");
        if (untyped && schema.listOrEmpty("enum").stream().anyMatch(String.class::isInstance))
            schema.put("type", "string");
    }
}
