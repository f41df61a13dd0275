package com.cybervpn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void writesWhatItReadInTheSameOrder() {
        String text = "{\"b\":[1,2.5,\"x\",null,true,{}],\"a\":{\"n\":9007199254740991},\"e\":\"é\\n\"}";
        assertThat(new String(Json.write(Json.parse(bytes(text))), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1}x", "{} {}", "<html>", "{a:1}"})
    void refusesWhatIsNotOneJsonValue(String text) {
        assertThatThrownBy(() -> Json.parse(bytes(text))).isInstanceOf(Json.Malformed.class);
    }

    @Test
    void copiesDeeply() {
        var original = Json.object(bytes("{\"a\":{\"b\":[{\"c\":1}]}}"));
        var copy = original.copy();
        copy.object("a").objects("b").getFirst().set("c", 2L);

        assertThat(original).isEqualTo(Json.object(bytes("{\"a\":{\"b\":[{\"c\":1}]}}")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
