package com.cybervpn.persistence.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.port.out.SampleRows;
import com.cybervpn.application.operations.port.out.SampleRows.Batch;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Made-up rows of each kind. */
@DatabaseTest
class SampleRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SPAN = Duration.ofHours(10);
    private static final AccountId ANN = new AccountId(new UUID(1, 1));
    private static final AccountId BOB = new AccountId(new UUID(1, 2));
    private static final AccountId PERSON = new AccountId(new UUID(1, 3));
    private static final AccountId HISTORIAN = new AccountId(new UUID(1, 4));

    @Inject
    List<SampleRows> kinds;

    @Inject
    Sql sql;

    @TestFactory
    Stream<DynamicTest> eachKindIsMadeCountedAndRemoved() {
        return kinds.stream()
                .sorted(Comparator.comparing(SampleRows::kind))
                .map(rows -> DynamicTest.dynamicTest(rows.kind().code(), () -> check(rows)));
    }

    private static void check(SampleRows rows) {
        var owners = List.of(ANN, BOB);
        assertThat(rows.add(new Batch(owners, 7, false, NOW, SPAN))).isEqualTo(7);
        assertThat(rows.add(new Batch(owners, 7, false, NOW, SPAN)))
                .as("all of them new")
                .isEqualTo(7);
        assertThat(rows.remove(owners, NOW.minus(SPAN)))
                .as("none is older than the span")
                .isZero();
        assertThat(rows.remove(owners, NOW)).isEqualTo(14);

        assertThat(rows.add(new Batch(owners, 5, true, NOW, SPAN))).isEqualTo(5);
        assertThat(rows.add(new Batch(owners, 8, true, NOW, SPAN)))
                .as("the series goes on")
                .isEqualTo(3);
        assertThat(rows.add(new Batch(List.of(PERSON), 8, true, NOW, SPAN))).isZero();
        assertThat(rows.remove(List.of(PERSON), NOW)).isZero();
        assertThat(rows.remove(List.of(ANN), NOW) + rows.remove(List.of(BOB), NOW))
                .isEqualTo(8);
    }

    @Test
    void aHistoryLosesItsOldEndOnly() {
        SampleRows commands = kinds.stream()
                .filter(SampleCommands.class::isInstance)
                .findFirst()
                .orElseThrow();
        commands.add(new Batch(List.of(HISTORIAN), 4, false, NOW, SPAN));
        commands.add(new Batch(List.of(HISTORIAN), 4, false, NOW, SPAN));

        assertThat(commands.remove(List.of(HISTORIAN), NOW.minus(Duration.ofHours(5))))
                .isEqualTo(2);

        assertThat(sql.list(
                        "select ordinal from terminal_commands where owner_id = ? order by 1",
                        row -> row.getLong(1),
                        HISTORIAN.value()))
                .containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
    }
}
