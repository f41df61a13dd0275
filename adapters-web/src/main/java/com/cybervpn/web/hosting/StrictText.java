package com.cybervpn.web.hosting;

import io.micronaut.context.annotation.Bean;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes text for text only: a number or a truth value in its place is a mistake (H-APP-1), and so is half a character. */
@Singleton
@Bean(typed = StrictText.class)
final class StrictText implements Deserializer<String> {
    @Override
    public @Nullable String deserialize(Decoder decoder, DecoderContext context, Argument<? super String> type)
            throws IOException {
        Object value = decoder.decodeArbitrary();
        if (value == null) return null;
        if (value instanceof String text && text.codePoints().noneMatch(StrictText::isHalf)) return text;
        throw new SerdeException("text expected");
    }

    /** Half of a surrogate pair, which neither a file nor a database can hold. */
    private static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    @Override
    public @Nullable String deserializeNullable(Decoder decoder, DecoderContext context, Argument<? super String> type)
            throws IOException {
        return deserialize(decoder, context, type);
    }
}
