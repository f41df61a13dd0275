package com.cybervpn.web.shared.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that can be changed in place. */
final class Tree {
    private final Map<String, Object> members;

    private Tree(Map<String, Object> members) {
        this.members = members;
    }

    static Tree of(Map<String, Object> members) {
        return new Tree(mutable(members));
    }

    static Tree ref(String schema) {
        return new Tree(new LinkedHashMap<>(Map.of("$ref", "#/components/schemas/" + schema)));
    }

    private static Map<String, Object> mutable(Map<?, ?> source) {
        Map<String, Object> copy = new LinkedHashMap<>();
        source.forEach((name, value) -> copy.put(String.valueOf(name), mutableValue(value)));
        return copy;
    }

    private static Object mutableValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> mutable(map);
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(item -> copy.add(mutableValue(item)));
                yield copy;
            }
            default -> value;
        };
    }

    Map<String, Object> members() {
        return members;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** As they are now: the tree may change while they are gone through. */
    List<String> names() {
        return List.copyOf(members.keySet());
    }

    @Nullable
    String text(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    /** The object of that name; made when absent. */
    Tree child(String name) {
        Object child = members.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
        return existing(child);
    }

    /** The object of that name; an empty one apart from this tree when absent. */
    Tree childOrEmpty(String name) {
        Object child = members.get(name);
        return child instanceof Map<?, ?> ? existing(child) : new Tree(new LinkedHashMap<>());
    }

    boolean isObject(String name) {
        return members.get(name) instanceof Map<?, ?>;
    }

    /** The list of that name; an empty one apart from this tree when there is none. */
    List<Object> listOrEmpty(String name) {
        return members.get(name) instanceof List<?> ? list(name) : new ArrayList<>();
    }

    static List<Object> listOf(Object... items) {
        return new ArrayList<>(List.of(items));
    }

    /** The list of that name; made when absent. */
    @SuppressWarnings("unchecked") // every value in here came from mutableValue
    List<Object> list(String name) {
        return (List<Object>) members.computeIfAbsent(name, _ -> new ArrayList<>());
    }

    Tree put(String name, Object value) {
        members.put(name, value instanceof Tree tree ? tree.members : mutableValue(value));
        return this;
    }

    void remove(String name) {
        members.remove(name);
    }

    /** The schema that this one refers to. */
    @Nullable
    String reference() {
        String reference = text("$ref");
        return reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }

    static List<Tree> objects(List<Object> list) {
        return list.stream().filter(Map.class::isInstance).map(Tree::existing).toList();
    }

    @SuppressWarnings("unchecked") // every object in here came from mutable
    private static Tree existing(Object object) {
        return new Tree((Map<String, Object>) object);
    }
}
