package com.cybervpn.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.port.out.Ids;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Ids} must do. */
public interface IdsContract {
    Ids ids();

    @Test
    default void makesUuidsOfVersion7() {
        UUID id = ids().next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    default void laterIdsSortAfterEarlierOnes() {
        Ids ids = ids();
        List<String> made =
                Stream.generate(ids::next).limit(10_000).map(UUID::toString).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void neverMakesTheSameIdTwiceOnManyThreads() {
        Ids ids = ids();
        List<UUID> made =
                IntStream.range(0, 20_000).parallel().mapToObj(_ -> ids.next()).toList();

        assertThat(made).doesNotHaveDuplicates();
    }
}
