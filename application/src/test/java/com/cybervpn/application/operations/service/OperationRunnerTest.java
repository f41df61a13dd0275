package com.cybervpn.application.operations.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.InMemoryOperations;
import com.cybervpn.application.operations.port.in.CancelOperation;
import com.cybervpn.application.operations.port.in.OperationEvents;
import com.cybervpn.application.operations.port.in.OperationKind;
import com.cybervpn.application.operations.port.in.Plan;
import com.cybervpn.application.operations.port.in.StartOperation;
import com.cybervpn.application.operations.port.in.Step;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.application.operations.port.out.Operations.Lease;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.InMemoryJobs;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.domain.operations.LogLine;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.domain.operations.OperationState;
import com.cybervpn.domain.operations.StepState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OperationRunnerTest {
    private final MovableClock clock = new MovableClock();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryEvents events = new InMemoryEvents(transactions);
    private final InMemoryJobs jobs = new InMemoryJobs(clock);
    private final InMemoryOperations operations = new InMemoryOperations(clock);
    private final LeaseTerms terms = new LeaseTerms(Duration.ofSeconds(3), Duration.ofMillis(5));
    private final OperationBoard board = new OperationBoard(events, clock);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Operation> ended = new ArrayList<>();
    private boolean undoOnFailure = true;

    private final OperationKinds kinds = new OperationKinds(List.of(new OperationKind() {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public Plan plan(Operation operation) {
            return new Plan(steps, undoOnFailure);
        }

        @Override
        public void ended(Operation operation) {
            ended.add(operation);
        }
    }));
    private final OperationRunner runner =
            new OperationRunner(operations, kinds, board, transactions, clock, terms, "one");
    private final StartOperation start = new StartOperationService(operations, jobs, board, transactions, clock, terms);
    private final CancelOperation cancel = new CancelOperationService(operations, kinds, board, transactions, clock);

    @Test
    void doesItsStepsInOrderAndRecordsEachBeforeItRuns() {
        step("a", context -> assertThat(stateOf(context, "a")).isEqualTo(StepState.RUNNING));
        step("b", context -> assertThat(stateOf(context, "a")).isEqualTo(StepState.DONE));

        Operation over = run();

        assertThat(done).containsExactly("a", "b");
        assertThat(over.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(over.progress()).isEqualTo(100);
        assertThat(ended).extracting(Operation::state).containsExactly(OperationState.COMPLETED);
    }

    @Test
    void undoesInReverseWhatWasDoneWhenAStepFails() {
        step("a", context -> {});
        step("b", context -> {
            throw new StepFailed("no space left");
        });
        step("c", context -> {});

        Operation over = run();

        assertThat(done).containsExactly("a", "b", "undo b", "undo a");
        assertThat(over.state()).isEqualTo(OperationState.FAILED);
        assertThat(over.error()).isEqualTo("no space left");
        assertThat(log(over)).anyMatch(line -> line.contains("no space left"));
    }

    @Test
    void leavesThingsAsTheyAreWhenThePlanSaysSo() {
        undoOnFailure = false;
        step("a", context -> {});
        step("b", context -> {
            throw new StepFailed("broken");
        });

        Operation over = run();

        assertThat(done).containsExactly("a", "b");
        assertThat(over.state()).isEqualTo(OperationState.FAILED);
    }

    @Test
    void goesOnUndoingWhenOneUndoFails() {
        step("a", context -> {});
        steps.add(new Fixed("b", context -> {}, context -> {
            throw new StepFailed("cannot");
        }));
        step("c", context -> {
            throw new StepFailed("broken");
        });

        Operation over = run();

        assertThat(done).containsExactly("a", "b", "c", "undo c", "undo b", "undo a");
        assertThat(over.error()).isEqualTo("broken");
    }

    @Test
    void saysNothingOfAnUnforeseenFailureButItsKind() {
        step("a", context -> {
            throw new IllegalStateException("password=hunter2");
        });

        Operation over = run();

        assertThat(over.error()).contains("IllegalStateException").doesNotContain("hunter2");
        assertThat(log(over)).noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void stopsAStepThatTakesTooLong() {
        steps.add(new Fixed("slow", context -> new CountDownLatch(1).await(), context -> {}, Duration.ofMillis(20)));

        Operation over = run();

        assertThat(over.state()).isEqualTo(OperationState.FAILED);
        assertThat(over.error()).contains("longer than");
        assertThat(done).containsExactly("slow", "undo slow");
    }

    @Test
    void remembersAcrossSteps() {
        step("a", context -> context.remember("previous", "1.0"));
        step("b", context -> done.add("saw " + context.recall("previous").orElseThrow()));

        run();

        assertThat(done).containsExactly("a", "b", "saw 1.0");
    }

    @Test
    void tellsProgressThatNeverFallsAndOneEnd() {
        step("a", context -> context.say("half way"));
        step("b", context -> {});

        run();

        List<Integer> told = events.published().stream()
                .filter(event -> event.type().equals(OperationEvents.PROGRESS))
                .map(event -> (Integer) event.data().get("progress"))
                .toList();
        assertThat(told).isSorted();
        assertThat(told).filteredOn(progress -> progress == 100).hasSize(1);
    }

    @Test
    void refusesASecondOperationOfTheLane() {
        step("a", context -> {});
        OperationId first = begin();

        var outcome = start.start(new StartOperation.Command(newId(), "test", "s", "lane"));

        assertThat(outcome).isEqualTo(new StartOperation.Outcome.Busy(first));
    }

    @Test
    void failsAnOperationOfAnUnknownKind() {
        OperationId id = newId();
        start.start(new StartOperation.Command(id, "other", "s", null));

        jobs.runDue(runner);

        assertThat(operations.find(id).orElseThrow().state()).isEqualTo(OperationState.FAILED);
    }

    @Nested
    class WhenCancelled {
        @Test
        void endsAtOnceWhatHasNotBegun() {
            step("a", context -> {});
            OperationId id = begin();

            assertThat(cancel.cancel(id)).isInstanceOf(CancelOperation.Outcome.Cancelled.class);

            jobs.runDue(runner);
            assertThat(done).isEmpty();
            assertThat(ended).extracting(Operation::state).containsExactly(OperationState.CANCELLED);
        }

        @Test
        void stopsTheRunningStepAndUndoesEvenWhereAFailureWouldNot() {
            undoOnFailure = false;
            step("a", context -> {});
            step("b", context -> {
                assertThat(cancel.cancel(context.operation().id()))
                        .isInstanceOf(CancelOperation.Outcome.Stopping.class);
                new CountDownLatch(1).await();
            });
            step("c", context -> {});

            Operation over = run();

            assertThat(done).containsExactly("a", "b", "undo b", "undo a");
            assertThat(over.state()).isEqualTo(OperationState.CANCELLED);
        }

        @Test
        void refusesWhatIsOver() {
            step("a", context -> {});
            Operation over = run();

            assertThat(cancel.cancel(over.id())).isEqualTo(new CancelOperation.Outcome.AlreadyOver(over));
        }
    }

    @Nested
    class AfterACrash {
        @Test
        void repeatsTheStepThatWasUnderWayAndNoneThatWasDone() {
            step("a", context -> {});
            step("b", context -> {});
            OperationId id = begin();
            dieIn("b", id);

            recover();

            assertThat(done).containsExactly("b");
            assertThat(operations.find(id).orElseThrow().state()).isEqualTo(OperationState.COMPLETED);
        }

        @Test
        void goesOnRollingBack() {
            step("a", context -> {});
            step("b", context -> {});
            OperationId id = begin();
            Lease lease = dieIn("b", id);
            Operation failed = operations.find(id).orElseThrow();
            operations.save(
                    lease, failed.stepFailed("b", "broken", clock.instant()).rollingBack("broken"));

            recover();

            assertThat(done).containsExactly("undo b", "undo a");
            assertThat(operations.find(id).orElseThrow().error()).isEqualTo("broken");
        }

        @Test
        void leavesAloneWhatAnotherInstanceHolds() {
            step("a", context -> {});
            OperationId id = begin();
            operations.acquire(id, "two", Duration.ofMinutes(1));

            jobs.runDue(runner);

            assertThat(done).isEmpty();
        }

        @Test
        void writesNothingOnceTheLeaseIsLost() {
            step("a", context -> {
                clock.advance(Duration.ofMinutes(1));
                operations.acquire(context.operation().id(), "two", Duration.ofMinutes(1));
            });
            step("b", context -> {});

            Operation left = run();

            assertThat(done).containsExactly("a");
            assertThat(left.state()).isEqualTo(OperationState.RUNNING);
            assertThat(ended).isEmpty();
        }

        /** What the store holds when the process dies in the middle of {@code step}. */
        private Lease dieIn(String step, OperationId id) {
            Lease lease = operations.acquire(id, "dead", terms.duration()).orElseThrow();
            Operation operation = operations.find(id).orElseThrow();
            operation = operation.begun(
                    steps.stream()
                            .map(s -> com.cybervpn.domain.operations.StepRecord.waiting(s.name(), s.weight()))
                            .toList(),
                    clock.instant());
            for (Step each : steps) {
                operation = operation.stepBegun(each.name(), clock.instant());
                if (each.name().equals(step)) break;
                operation = operation.stepDone(each.name(), clock.instant());
            }
            operations.save(lease, operation);
            return lease;
        }

        private void recover() {
            jobs.runDue(runner); // finds the lease held
            assertThat(done).isEmpty();
            clock.advance(Duration.ofMinutes(1));
            new OperationRecovery(operations, jobs, clock).run();
            jobs.runDue(runner);
        }
    }

    private void step(String name, Body run) {
        steps.add(new Fixed(name, run, context -> {}));
    }

    private OperationId begin() {
        OperationId id = newId();
        assertThat(start.start(new StartOperation.Command(id, "test", "subject", "lane")))
                .isInstanceOf(StartOperation.Outcome.Started.class);
        return id;
    }

    private Operation run() {
        OperationId id = begin();
        jobs.runDue(runner);
        return operations.find(id).orElseThrow();
    }

    private List<String> log(Operation operation) {
        return operations.log(operation.id(), 0, 100).stream()
                .map(LogLine::text)
                .toList();
    }

    private static StepState stateOf(StepContext context, String step) {
        return context.operation().steps().stream()
                .filter(record -> record.name().equals(step))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static OperationId newId() {
        return new OperationId(UUID.randomUUID());
    }

    private interface Body {
        void act(StepContext context) throws StepFailed, InterruptedException;
    }

    private final class Fixed implements Step {
        private final String name;
        private final Body run;
        private final Body undo;
        private final Duration timeout;

        Fixed(String name, Body run, Body undo) {
            this(name, run, undo, Duration.ofSeconds(10));
        }

        Fixed(String name, Body run, Body undo, Duration timeout) {
            this.name = name;
            this.run = run;
            this.undo = undo;
            this.timeout = timeout;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Duration timeout() {
            return timeout;
        }

        @Override
        public void run(StepContext context) throws StepFailed, InterruptedException {
            done.add(name);
            run.act(context);
        }

        @Override
        public void undo(StepContext context) throws StepFailed, InterruptedException {
            done.add("undo " + name);
            undo.act(context);
        }
    }
}
