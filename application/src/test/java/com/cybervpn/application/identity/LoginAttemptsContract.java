package com.cybervpn.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.LoginAttempts;
import com.cybervpn.domain.identity.LoginFailures;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LoginAttempts} must do. */
public interface LoginAttemptsContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    LoginAttempts attempts();

    @Test
    default void startsWithNone() {
        assertThat(attempts().of(newKey())).isEqualTo(LoginFailures.NONE);
    }

    @Test
    default void keepsWhatAChangeMadeOfThem() {
        var key = newKey();
        var failures = new LoginFailures(3, NOW);

        assertThat(attempts().change(key, _ -> failures)).isEqualTo(LoginFailures.NONE);
        assertThat(attempts().of(key)).isEqualTo(failures);
        assertThat(attempts().change(key, _ -> LoginFailures.NONE)).isEqualTo(failures);
        assertThat(attempts().of(key)).isEqualTo(LoginFailures.NONE);
    }

    @Test
    default void losesNoneOfManyAtOnce() {
        var key = newKey();

        IntStream.range(0, 32)
                .parallel()
                .forEach(_ -> attempts().change(key, failures -> new LoginFailures(failures.count() + 1, NOW)));

        assertThat(attempts().of(key).count()).isEqualTo(32);
    }

    private static String newKey() {
        return "name:" + UUID.randomUUID();
    }
}
