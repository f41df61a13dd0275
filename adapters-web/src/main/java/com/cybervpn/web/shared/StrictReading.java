package com.cybervpn.web.shared;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** Takes JSON at its word: {@code 1} is no text, {@code "1"} and {@code 1.5} are no whole numbers. */
@Factory
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StrictReading {
    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Deserializer<String> texts() {
        return strict(node -> node.isString() ? Optional.of(node.getStringValue()) : Optional.empty());
    }

    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Deserializer<Boolean> truths() {
        return strict(node -> node.isBoolean() ? Optional.of(node.getBooleanValue()) : Optional.empty());
    }

    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Deserializer<Integer> integers() {
        return strict(node -> whole(node, BigDecimal::intValueExact));
    }

    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Deserializer<Long> longs() {
        return strict(node -> whole(node, BigDecimal::longValueExact));
    }

    private static <T> Optional<T> whole(JsonNode node, Function<BigDecimal, T> exact) {
        if (!node.isNumber()) return Optional.empty();
        try {
            return Optional.of(exact.apply(node.getBigDecimalValue()));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static <T> Deserializer<T> strict(Function<JsonNode, Optional<T>> read) {
        return new Deserializer<>() {
            @Override
            public T deserialize(Decoder decoder, DecoderContext context, Argument<? super T> type) throws IOException {
                JsonNode node = decoder.decodeNode();
                Optional<T> value = read.apply(node);
                if (value.isEmpty()) {
                    throw decoder.createDeserializationException("not of the right type", node.getValue());
                }
                return value.get();
            }
        };
    }
}
