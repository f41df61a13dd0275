package com.cybervpn.persistence.shared;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects without a type of their own, as JSON text. Members keep their order, nulls stay; whatever is no number, truth
 * value, list or map is written as its text.
 */
@Singleton
public final class Json {
    private final JsonMapper mapper;

    Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public String write(Map<String, ? extends @Nullable Object> members) {
        try {
            return mapper.writeValueAsString(node(members));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, @Nullable Object> read(String text) {
        try {
            return members(mapper.readValue(text, Argument.of(JsonNode.class)));
        } catch (IOException e) {
            throw new UncheckedIOException("not a JSON object", e);
        }
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNode.nullNode();
            case Boolean truth -> JsonNode.createBooleanNode(truth);
            case Integer number -> JsonNode.createNumberNode(number);
            case Long number -> JsonNode.createNumberNode(number);
            case BigInteger number -> JsonNode.createNumberNode(number);
            case Number number -> JsonNode.createNumberNode(new BigDecimal(number.toString()));
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, JsonNode>();
                map.forEach((name, member) -> members.put(String.valueOf(name), node(member)));
                yield JsonNode.createObjectNode(members);
            }
            case Iterable<?> items -> {
                var nodes = new ArrayList<JsonNode>();
                items.forEach(item -> nodes.add(node(item)));
                yield JsonNode.createArrayNode(nodes);
            }
            default -> JsonNode.createStringNode(value.toString());
        };
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull()) return null;
        if (node.isObject()) return members(node);
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.values().forEach(item -> items.add(value(item)));
            return items;
        }
        return node.getValue();
    }

    private static Map<String, @Nullable Object> members(JsonNode node) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        node.entries().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return members;
    }
}
