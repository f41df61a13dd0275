package com.cybervpn.web.shared.socket;

import com.cybervpn.application.shared.port.in.EventFeed;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and reads the JSON of text frames. */
@Singleton
public final class Frames {
    private static final Argument<Map<String, Object>> OBJECT = Argument.mapOf(String.class, Object.class);

    private final JsonMapper mapper;
    private volatile @Nullable Written last;

    private record Written(EventFeed.News news, String text) {}

    Frames(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** News as they are told; written once, however many sockets they go to. */
    public String event(EventFeed.News news) {
        Written known = last;
        if (known == null || known.news() != news) {
            known = new Written(news, event(news.type(), news.data(), news.at()));
            last = known;
        }
        return known.text();
    }

    /** {@code {type, data, timestamp}}: how news are told. */
    public String event(String type, Map<String, ? extends @Nullable Object> data, Instant at) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        frame.put("data", data);
        frame.put("timestamp", at.toString());
        return write(frame);
    }

    public String write(Map<String, ? extends @Nullable Object> frame) {
        try {
            return mapper.writeValueAsString(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when the text is not a JSON object. */
    @SuppressWarnings("NullAway") // the library's type does not say that a member may be null
    public Optional<Map<String, @Nullable Object>> read(String text) {
        if (!text.stripLeading().startsWith("{")) return Optional.empty();
        try {
            return Optional.ofNullable(mapper.readValue(text, OBJECT));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
