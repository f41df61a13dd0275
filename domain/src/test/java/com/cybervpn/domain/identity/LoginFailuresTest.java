package com.cybervpn.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginFailuresTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LockoutPolicy POLICY = new LockoutPolicy(
            new TreeMap<>(Map.of(5, Duration.ofSeconds(30), 10, Duration.ofMinutes(5), 15, Duration.ofMinutes(30))),
            20,
            Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({"4, 0", "5, 30", "6, 0", "9, 0", "10, 300", "14, 0", "15, 1800", "19, 0"})
    void locksAtTheStepsOfThePolicy(int failures, long seconds) {
        var lock = new LoginFailures(failures, NOW).lockedFor(POLICY, NOW).orElse(Duration.ZERO);

        assertThat(lock).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void opensWhenTheLockIsOver() {
        var failures = new LoginFailures(5, NOW);

        assertThat(failures.lockedFor(POLICY, NOW.plusSeconds(29))).contains(Duration.ofSeconds(1));
        assertThat(failures.lockedFor(POLICY, NOW.plusSeconds(30))).isEmpty();
    }

    @Test
    void doesNotCountWhileLocked() {
        var failures = new LoginFailures(5, NOW);

        assertThat(failures.plusOne(POLICY, NOW.plusSeconds(10))).isEqualTo(failures);
        assertThat(failures.plusOne(POLICY, NOW.plusSeconds(30)).count()).isEqualTo(6);
    }

    @Test
    void forgetsAnHourAfterTheLastFailure() {
        var failures = new LoginFailures(4, NOW);

        assertThat(failures.plusOne(POLICY, NOW.plusSeconds(3599)).count()).isEqualTo(5);
        assertThat(failures.plusOne(POLICY, NOW.plusSeconds(3600)).count()).isEqualTo(1);
    }

    @Test
    void aSuccessClearsTheCountButNoLock() {
        var locked = new LoginFailures(20, NOW);

        assertThat(new LoginFailures(19, NOW).cleared(POLICY, NOW)).isEqualTo(LoginFailures.NONE);
        assertThat(locked.cleared(POLICY, NOW.plus(Duration.ofDays(30)))).isEqualTo(locked);
        assertThat(locked.isPermanent(POLICY)).isTrue();
        assertThat(locked.lockedFor(POLICY, NOW.plus(Duration.ofDays(400)))).isPresent();
    }

    @Test
    void noStepMayStandBehindTheLastLock() {
        var steps = new TreeMap<>(Map.of(20, Duration.ofMinutes(1)));

        assertThatThrownBy(() -> new LockoutPolicy(steps, 20, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
