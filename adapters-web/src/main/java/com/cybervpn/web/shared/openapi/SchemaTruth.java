package com.cybervpn.web.shared.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.serde.config.annotation.SerdeConfig;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the schemas say what the serialiser does: its member names, its nulls, one plain name for each type. */
final class SchemaTruth {
    /** Parameters that the platform fills itself. */
    private static final Set<String> INJECTED = Set.of("Caller", "Origin");

    private static final String PREFIX = "#/components/schemas/";

    private final Tree document;
    private final Tree schemas;

    SchemaTruth(Tree document) {
        this.document = document;
        this.schemas = document.child("components").child("schemas");
    }

    void tell() {
        dropInjected();
        Schemas.each(document, Schemas::mend);
        Map<String, BeanIntrospection<?>> types = typesBySchemaName();
        for (String name : schemas.names()) {
            BeanIntrospection<?> type = types.get(name.replaceFirst("_.*", ""));
            if (type != null) {
                dropEcho(schemas.child(name), name.replaceFirst("_.*", ""), type);
                correct(schemas.child(name), type);
            }
        }
        dropUnused();
        shortenNames();
    }

    private void dropInjected() {
        for (Operation each : Operation.all(document)) {
            Tree operation = each.tree();
            operation
                    .list("parameters")
                    .removeIf(parameter -> Tree.objects(List.of(parameter)).stream()
                            .anyMatch(p -> INJECTED.contains(
                                    String.valueOf(p.child("schema").reference()))));
            if (operation.list("parameters").isEmpty()) operation.remove("parameters");
            Tree content = operation.childOrEmpty("requestBody").childOrEmpty("content");
            for (String media : content.names()) {
                Tree schema = content.child(media).child("schema");
                Tree left = withoutInjected(schema);
                if (left.isEmpty()) operation.remove("requestBody");
                else content.child(media).put("schema", left);
            }
        }
    }

    private static Tree withoutInjected(Tree schema) {
        if (schema.has("allOf")) {
            List<Tree> parts = Tree.objects(schema.list("allOf")).stream()
                    .map(SchemaTruth::withoutInjected)
                    .filter(part -> !part.isEmpty())
                    .toList();
            if (parts.size() == 1) return parts.getFirst();
        }
        Tree properties = schema.childOrEmpty("properties");
        boolean some = false;
        for (String name : properties.names()) {
            if (INJECTED.contains(String.valueOf(properties.child(name).reference()))) {
                properties.remove(name);
                if (schema.has("required")) schema.list("required").remove(name);
                some = true;
            }
        }
        return some && properties.isEmpty() ? Tree.of(Map.of()) : schema;
    }

    /** Every serialisable type of the web adapters under the name that the generator gives its schema. */
    private static Map<String, BeanIntrospection<?>> typesBySchemaName() {
        Map<String, BeanIntrospection<?>> types = new HashMap<>();
        for (BeanIntrospection<?> type : BeanIntrospector.SHARED.findIntrospections(
                reference -> reference.getName().startsWith("com.cybervpn."))) {
            Schema named = type.getBeanType().getAnnotation(Schema.class);
            types.put(named != null && !named.name().isEmpty() ? named.name() : path(type.getBeanType()), type);
        }
        return types;
    }

    private static String path(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : path(outer) + "." + type.getSimpleName();
    }

    /** The generator adds a member of the schema's own name beside a member that {@code @JsonProperty} names. */
    private static void dropEcho(Tree schema, String name, BeanIntrospection<?> type) {
        if (!schema.has("properties") || property(type, name) != null) return;
        schema.child("properties").remove(name);
        if (schema.has("required")) schema.list("required").remove(name);
    }

    private static void correct(Tree schema, BeanIntrospection<?> type) {
        if (!schema.has("properties")) return;
        Map<String, Object> corrected = new LinkedHashMap<>();
        Set<Object> required = new HashSet<>(schema.listOrEmpty("required"));
        Tree properties = schema.child("properties");
        for (String member : properties.names()) {
            BeanProperty<?, ?> property = property(type, member);
            if (property == null && type.getBeanType().isRecord()) {
                required.remove(member); // the generator takes a type's own name for a member at times
                continue;
            }
            Tree described = properties.child(member);
            String name = member;
            if (property != null) {
                name = property.stringValue(SerdeConfig.class, SerdeConfig.PROPERTY)
                        .orElse(property.getName());
                boolean wasRequired = required.remove(member);
                if (property.isNullable()) Schemas.allowNull(described);
                else if (wasRequired) required.add(name);
            }
            corrected.put(name, described.members());
        }
        schema.put("properties", corrected);
        if (required.isEmpty()) schema.remove("required");
        else
            schema.put(
                    "required",
                    new ArrayList<>(
                            new TreeSet<>(required.stream().map(String::valueOf).toList())));
    }

    /** The property that the generator means: it writes the Java name, or that of {@code @JsonProperty}. */
    private static @Nullable BeanProperty<?, ?> property(BeanIntrospection<?> type, String member) {
        for (BeanProperty<?, ?> property : type.getBeanProperties()) {
            if (property.getName().equals(member)
                    || property.stringValue(JsonProperty.class)
                            .filter(member::equals)
                            .isPresent()) {
                return property;
            }
        }
        return null;
    }

    private void dropUnused() {
        Set<String> used = new HashSet<>();
        collect(document.childOrEmpty("paths").members(), used);
        for (String name : schemas.names()) {
            if (!used.contains(name)) schemas.remove(name);
        }
    }

    private void collect(Object value, Set<String> used) {
        switch (value) {
            case Map<?, ?> object -> {
                if (object.get("$ref") instanceof String reference) {
                    String name = reference.substring(PREFIX.length());
                    if (used.add(name)) collect(schemas.childOrEmpty(name).members(), used);
                }
                object.values().forEach(member -> collect(member, used));
            }
            case List<?> list -> list.forEach(item -> collect(item, used));
            default -> {
                // a plain value refers to nothing
            }
        }
    }

    /** {@code UsersController.UserResponse} becomes {@code UserResponse}, where that is the only one. */
    private void shortenNames() {
        List<String> lasts = schemas.names().stream().map(SchemaTruth::last).toList();
        Map<String, String> shorter = new HashMap<>();
        for (String name : schemas.names()) {
            boolean only = Collections.frequency(lasts, last(name)) == 1;
            shorter.put(
                    name, only ? last(name) : name.replace("Controller.", "").replace(".", ""));
        }
        Schemas.each(document, schema -> {
            String reference = schema.reference();
            if (reference != null) schema.put("$ref", PREFIX + shorter.getOrDefault(reference, reference));
        });
        Map<String, Object> renamed = new TreeMap<>();
        for (String name : schemas.names()) {
            renamed.put(shorter.getOrDefault(name, name), schemas.child(name).members());
        }
        document.child("components").put("schemas", renamed);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
