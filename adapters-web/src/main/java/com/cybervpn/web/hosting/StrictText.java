package com.cybervpn.web.hosting;

import io.micronaut.context.annotation.Bean;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes text for text only: a number or a truth value in its place is a mistake (H-APP-1). */
@Singleton
@Bean(typed = StrictText.class)
final class StrictText implements Deserializer<String> {
    @Override
    public @Nullable String deserialize(Decoder decoder, DecoderContext context, Argument<? super String> type)
            throws IOException {
        Object value = decoder.decodeArbitrary();
        if (value == null || value instanceof String) return (String) value;
        throw new SerdeException("text expected");
    }

    @Override
    public @Nullable String deserializeNullable(Decoder decoder, DecoderContext context, Argument<? super String> type)
            throws IOException {
        return deserialize(decoder, context, type);
    }
}
