package com.cybervpn.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.BindException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {
    @ParameterizedTest
    @CsvSource({
        "local.port, eighty, LOCAL_PORT",
        "rate-limit.requests, 0, RATE_LIMIT_REQUESTS",
        "rate-limit.window, soon, RATE_LIMIT_WINDOW",
        "rate-limit.enabled, perhaps, RATE_LIMIT_ENABLED",
        "session.max-live, 0, SESSION_MAX_LIVE",
    })
    void namesTheSettingInOneLine(String key, String value, String variable) {
        assertThat(explanation("development", Map.of(key, value)))
                .hasLineCount(1)
                .contains(variable)
                .doesNotContain("com.cybervpn");
    }

    @Test
    void namesTheEnvironmentWhenItIsUnknown() {
        assertThat(explanation("holiday", Map.of()))
                .hasLineCount(1)
                .contains("ENVIRONMENT")
                .contains("holiday");
    }

    @Test
    void saysWhenTheDatabaseDoesNotAnswer() {
        assertThat(explanation("development", Map.of())).hasLineCount(1).contains("DATABASE_URL");
    }

    @Test
    void namesAnAddressThatIsTaken() {
        var failure = new IllegalStateException(
                "Unable to start Micronaut server on 127.0.0.1:8080", new BindException("Address already in use"));

        assertThat(StartFailure.explain(failure))
                .hasLineCount(1)
                .contains("127.0.0.1:8080")
                .contains("PUBLIC_PORT");
    }

    @Test
    void tellsTheWholeStoryOfABug() {
        assertThat(StartFailure.explain(new IllegalStateException("never", new IOException("root"))))
                .contains("IllegalStateException: never")
                .contains("IOException: root");
    }

    private static String explanation(String environment, Map<String, Object> wrong) {
        Map<String, Object> settings = new HashMap<>(wrong);
        settings.put("database.url", "postgres://nobody:nothing@127.0.0.1:1/nowhere");
        settings.put("database.connection-timeout", "1s");
        Throwable failure =
                catchThrowable(() -> Platform.start(environment, settings).close());
        return StartFailure.explain(failure);
    }
}
