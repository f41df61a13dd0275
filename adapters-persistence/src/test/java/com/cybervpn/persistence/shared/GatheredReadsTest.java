package com.cybervpn.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.persistence.DatabaseTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@DatabaseTest
class GatheredReadsTest {
    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    private final ConcurrentLinkedQueue<List<Integer>> statements = new ConcurrentLinkedQueue<>();
    private final CountDownLatch started = new CountDownLatch(2);
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void answersAllWhoWaitTogether() throws Exception {
        GatheredReads<Integer, String> reads = new GatheredReads<>(sql, keys -> {
            statements.add(List.copyOf(keys));
            started.countDown();
            await(gate);
            return keys.stream()
                    .distinct()
                    .filter(key -> key < 50)
                    .collect(Collectors.toMap(key -> key, key -> "row " + key));
        });

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<String>>> first = ask(callers, reads, IntStream.range(0, 2));
            started.await();
            List<Future<Optional<String>>> others = ask(callers, reads, IntStream.range(2, 60));
            awaitGathered(reads, 58);
            gate.countDown();

            assertThat(first.getFirst().get()).contains("row 0");
            for (int i = 0; i < others.size(); i++) {
                assertThat(others.get(i).get())
                        .isEqualTo(i + 2 < 50 ? Optional.of("row " + (i + 2)) : Optional.empty());
            }
        }
        assertThat(statements).hasSize(3);
        assertThat(reads.get(7)).contains("row 7");
        assertThat(statements).hasSize(4);
    }

    @Test
    void failsForAllWhoWaitedAndForNobodyAfterThem() throws Exception {
        GatheredReads<Integer, String> reads = new GatheredReads<>(sql, keys -> {
            if (statements.size() == 3) return Map.of(1, "well again");
            statements.add(List.copyOf(keys));
            started.countDown();
            await(gate);
            throw new IllegalArgumentException("no database");
        });

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<String>>> all = new ArrayList<>(ask(callers, reads, IntStream.range(0, 2)));
            started.await();
            all.addAll(ask(callers, reads, IntStream.range(2, 12)));
            awaitGathered(reads, 10);
            gate.countDown();

            for (Future<?> caller : all) {
                assertThatThrownBy(caller::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(reads.get(1)).contains("well again");
    }

    @Test
    void readsInsideOfATransactionWhatTheTransactionSees() {
        Function<Collection<Integer>, Map<Integer, String>> statement = keys -> {
            assertThat(keys).hasSize(1);
            return Map.of(
                    1,
                    sql.first("select current_setting('cybervpn.mark', true)", row -> row.getString(1))
                            .orElse(""));
        };
        GatheredReads<Integer, String> reads = new GatheredReads<>(sql, statement);

        Optional<String> inside = transactions.inTransaction(() -> {
            sql.first("select set_config('cybervpn.mark', 'mine', true)", row -> row.getString(1));
            return reads.get(1);
        });

        assertThat(inside).contains("mine");
    }

    private static List<Future<Optional<String>>> ask(
            ExecutorService callers, GatheredReads<Integer, String> reads, IntStream keys) {
        return keys.mapToObj(key -> callers.submit(() -> reads.get(key))).toList();
    }

    private static void awaitGathered(GatheredReads<?, ?> reads, int callers) {
        while (reads.waiting() < callers) Thread.onSpinWait();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
