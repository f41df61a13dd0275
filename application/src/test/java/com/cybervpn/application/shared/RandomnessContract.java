package com.cybervpn.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.port.out.Randomness;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Randomness} must do. */
public interface RandomnessContract {
    Randomness randomness();

    @Test
    default void givesAsManyBytesAsAskedFor() {
        assertThat(randomness().bytes(0)).isEmpty();
        assertThat(randomness().bytes(33)).hasSize(33);
    }

    @Test
    default void doesNotRepeatItself() {
        Randomness randomness = randomness();

        assertThat(randomness.bytes(16)).isNotEqualTo(randomness.bytes(16));
    }

    @Test
    default void reachesEachNumberBelowTheBoundAndNoOther() {
        Randomness randomness = randomness();

        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> randomness.below(6)).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @Test
    default void refusesABoundThatNoNumberIsBelow() {
        assertThatThrownBy(() -> randomness().below(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
