package com.cybervpn.application.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.port.in.ReadOperations.Filter;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.application.operations.port.out.Operations.Lease;
import com.cybervpn.domain.operations.LogLevel;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.operations.OperationState;
import com.cybervpn.domain.operations.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of {@link Operations} must do. */
public interface OperationsContract {
    Duration MINUTE = Duration.ofMinutes(1);
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    Operations operations();

    private static Operation operation(String lane) {
        return Operation.requested(new OperationId(UUID.randomUUID()), "test", "subject", lane, NOW);
    }

    private static String lane() {
        return "lane:" + UUID.randomUUID();
    }

    private Operation stored() {
        Operation operation = operation(lane());
        assertThat(operations().add(operation, MINUTE)).isEmpty();
        return operation;
    }

    private Lease leaseOf(Operation operation) {
        return operations().acquire(operation.id(), "one", MINUTE).orElseThrow();
    }

    @Test
    default void givesBackWhatItStored() {
        Operation stored = stored();
        Lease lease = leaseOf(stored);
        Operation changed = stored.begun(List.of(StepRecord.waiting("a", 1), StepRecord.waiting("b", 3)), NOW)
                .stepBegun("a", NOW)
                .stepDone("a", NOW.plusSeconds(1))
                .remembering("key", "value")
                .withResult(Map.of("n", 1, "list", List.of("x")))
                .withMessage("on the way");

        assertThat(operations().save(lease, changed)).isTrue();

        assertThat(operations().find(stored.id())).contains(changed);
    }

    @Test
    default void holdsOneOperationOfALaneAtATime() {
        Operation first = stored();

        assertThat(operations().add(operation(first.lane()), MINUTE)).contains(first.id());

        Lease lease = leaseOf(first);
        operations().save(lease, first.failed("for the test", NOW));
        assertThat(operations().add(operation(first.lane()), MINUTE)).isEmpty();
    }

    @Test
    default void leavesOperationsWithoutALaneAlone() {
        assertThat(operations().add(operation(null), MINUTE)).isEmpty();
        assertThat(operations().add(operation(null), MINUTE)).isEmpty();
    }

    @Test
    default void leasesToOneHolderAtATime() {
        Operation operation = stored();
        leaseOf(operation);

        assertThat(operations().acquire(operation.id(), "two", MINUTE)).isEmpty();
    }

    @Test
    default void refusesWhoeverLostTheLease() {
        Operation operation = stored();
        Lease first = leaseOf(operation);
        operations().release(first);
        Lease second = operations().acquire(operation.id(), "two", MINUTE).orElseThrow();

        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(operations().renew(first, MINUTE)).isFalse();
        assertThat(operations().save(first, operation.withMessage("late"))).isFalse();
        assertThat(operations().renew(second, MINUTE)).isTrue();
        operations().release(first);
        assertThat(operations().save(second, operation.withMessage("in time"))).isTrue();
    }

    @Test
    default void leasesNothingThatIsOver() {
        Operation operation = stored();
        Lease lease = leaseOf(operation);
        operations().save(lease, operation.failed("for the test", NOW));
        operations().release(lease);

        assertThat(operations().acquire(operation.id(), "two", MINUTE)).isEmpty();
        assertThat(operations().abandoned(1_000)).doesNotContain(operation.id());
    }

    @Test
    default void findsWhatNobodyHolds() {
        Operation released = stored();
        operations().release(leaseOf(released));
        Operation held = stored();
        leaseOf(held);
        Operation fresh = stored();
        Operation lost = operation(lane());
        operations().add(lost, Duration.ZERO);

        assertThat(operations().abandoned(1_000))
                .contains(released.id(), lost.id())
                .doesNotContain(held.id(), fresh.id());
    }

    @Test
    default void endsAWaitingOperationOnCancel() {
        Operation operation = stored();

        Operation now = operations()
                .requestCancel(operation.id(), operation.cancelled(NOW))
                .orElseThrow();

        assertThat(now.state()).isEqualTo(OperationState.CANCELLED);
        assertThat(operations().requestCancel(operation.id(), operation.cancelled(NOW)))
                .isEmpty();
    }

    @Test
    default void onlyMarksARunningOperationOnCancelAndKeepsTheMark() {
        Operation operation = stored();
        Lease lease = leaseOf(operation);
        Operation running = operation.begun(List.of(StepRecord.waiting("a", 1)), NOW);
        operations().save(lease, running);

        Operation now = operations()
                .requestCancel(operation.id(), running.cancelled(NOW))
                .orElseThrow();
        operations().save(lease, running.stepBegun("a", NOW));

        assertThat(now.state()).isEqualTo(OperationState.RUNNING);
        assertThat(operations().find(operation.id()).orElseThrow().cancelRequested())
                .isTrue();
    }

    @Test
    default void listsNewestFirstAndCountsAll() {
        String lane = lane();
        Operation older = operation(lane);
        operations().add(older, MINUTE);
        operations().save(leaseOf(older), older.failed("for the test", NOW));
        Operation newer =
                Operation.requested(new OperationId(UUID.randomUUID()), "other", "subject", lane, NOW.plusSeconds(1));
        operations().add(newer, MINUTE);

        var all = operations().list(new Filter(Set.of(), lane, Set.of()), 0, 1);
        assertThat(all.total()).isEqualTo(2);
        assertThat(all.operations()).extracting(Operation::id).containsExactly(newer.id());

        var failed = operations().list(new Filter(Set.of("test"), lane, Set.of(OperationState.FAILED)), 0, 10);
        assertThat(failed.operations()).extracting(Operation::id).containsExactly(older.id());
    }

    @Test
    default void keepsTheLogInOrderAndTakesEachNumberOnce() {
        Operation operation = stored();
        operations().append(operation.id(), List.of(line(1, "one"), line(2, "two")));
        operations().append(operation.id(), List.of(line(2, "two again"), line(3, "three")));

        assertThat(operations().lastLine(operation.id())).isEqualTo(3);
        assertThat(operations().log(operation.id(), 1, 10)).containsExactly(line(2, "two"), line(3, "three"));
        assertThat(operations().log(operation.id(), 0, 1)).containsExactly(line(1, "one"));
    }

    @Test
    default void cutsTheTailOfTheLogAtTheFront() {
        Operation operation = stored();
        operations().append(operation.id(), List.of(line(1, "12345"), line(2, "123"), line(3, "12")));

        assertThat(operations().logTail(operation.id(), 7)).containsExactly(line(2, "123"), line(3, "12"));
        assertThat(operations().logTail(operation.id(), 100)).hasSize(3);
    }

    private static LogLine line(long number, String text) {
        return new LogLine(number, NOW.plusSeconds(number), LogLevel.INFO, text);
    }
}
