package com.cybervpn.web.vpn;

import com.cybervpn.web.shared.ProblemException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON documents that travel as text inside a member of another one. */
@Singleton
@SuppressWarnings("NullAway") // the library's types do not say that members of a JSON object may be null
final class JsonText {
    private static final Argument<Map<String, Object>> OBJECT = Argument.mapOf(String.class, Object.class);

    private final JsonMapper mapper;

    JsonText(JsonMapper mapper) {
        this.mapper = mapper;
    }

    String write(Object tree) {
        try {
            return mapper.writeValueAsString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws ProblemException when it is no JSON object (400)
     */
    Map<String, @Nullable Object> readObject(String text) {
        try {
            Map<String, Object> object = mapper.readValue(text, OBJECT);
            if (object != null) return object;
        } catch (IOException e) {
            throw notThat("a JSON object");
        }
        throw notThat("a JSON object");
    }

    /**
     * @throws ProblemException when it is neither a JSON object nor a list of them (400)
     */
    List<Map<String, @Nullable Object>> readObjects(String text) {
        if (!text.stripLeading().startsWith("[")) return List.of(readObject(text));
        try {
            List<Map<String, Object>> objects = mapper.readValue(text, Argument.listOf(OBJECT));
            if (objects != null && !objects.isEmpty() && objects.stream().noneMatch(o -> o == null || o.isEmpty())) {
                return objects;
            }
        } catch (IOException e) {
            throw notThat("a list of JSON objects");
        }
        throw notThat("a list of JSON objects");
    }

    private static ProblemException notThat(String what) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "content must be " + what);
    }
}
