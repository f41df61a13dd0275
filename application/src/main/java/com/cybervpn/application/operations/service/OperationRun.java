package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.OperationKind;
import com.cybervpn.application.operations.port.in.Plan;
import com.cybervpn.application.operations.port.in.Step;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.application.operations.port.out.Operations.Lease;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.operations.LogLevel;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationState;
import com.cybervpn.domain.operations.StepRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One instance's work on one operation, under one lease. */
final class OperationRun {
    private static final String CANCELLED = "cancelled";

    private final Operations operations;
    private final OperationKinds kinds;
    private final OperationBoard board;
    private final Transactions transactions;
    private final InstantSource clock;
    private final LeaseTerms terms;
    private final Lease lease;
    private final OperationLog log;
    private volatile Operation operation;

    OperationRun(
            Operations operations,
            OperationKinds kinds,
            OperationBoard board,
            Transactions transactions,
            InstantSource clock,
            LeaseTerms terms,
            Lease lease) {
        this.operations = operations;
        this.kinds = kinds;
        this.board = board;
        this.transactions = transactions;
        this.clock = clock;
        this.terms = terms;
        this.lease = lease;
        this.operation = operations.find(lease.operation()).orElseThrow();
        this.log = new OperationLog(operations, board, clock, operation);
    }

    void toItsEnd() {
        try {
            drive();
        } catch (LeaseLost e) {
            // Another instance works on it now and will tell how it ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // this instance stops: the next one carries on
        } finally {
            log.flush();
        }
    }

    private void drive() throws InterruptedException {
        Optional<OperationKind> known = kinds.find(operation.kind());
        if (known.isEmpty()) {
            end(o -> o.failed("no such kind of operation: " + operation.kind(), clock.instant()), o -> {});
            return;
        }
        OperationKind kind = known.get();
        Plan plan;
        try {
            plan = kind.plan(operation);
        } catch (StepFailed e) {
            fail(kind, e.reason());
            return;
        }
        begin(kind, plan);
        if (operation.state() == OperationState.RUNNING) forward(kind, plan);
        if (operation.state() == OperationState.ROLLING_BACK) backward(kind, plan);
    }

    private void begin(OperationKind kind, Plan plan) {
        if (operation.state() == OperationState.PENDING) {
            List<StepRecord> steps = plan.steps().stream()
                    .map(step -> StepRecord.waiting(step.name(), step.weight()))
                    .toList();
            change(o -> o.begun(steps, clock.instant()));
        } else {
            log.add(LogLevel.WARN, "The work was interrupted; it is taken up again.");
        }
        kind.begins(operation);
        board.progress(operation);
    }

    private void forward(OperationKind kind, Plan plan) throws InterruptedException {
        for (Optional<StepRecord> next; (next = operation.nextStep()).isPresent(); ) {
            String name = next.get().name();
            Optional<Step> step = step(plan, name);
            if (step.isEmpty()) {
                rollBackOrFail(kind, plan, "the step \"" + name + "\" is not known any more");
                return;
            }
            if (cancelRequested()) {
                rollBackOrFail(kind, plan, CANCELLED);
                return;
            }
            change(o -> o.stepBegun(name, clock.instant()));
            board.progress(operation);
            String failure = attempt(step.get(), Step::run, true);
            if (failure != null) {
                change(o -> o.stepFailed(name, failure, clock.instant()));
                log.add(LogLevel.ERROR, name + ": " + failure);
                rollBackOrFail(kind, plan, failure);
                return;
            }
            change(o -> o.stepDone(name, clock.instant()));
            board.progress(operation);
        }
        end(o -> o.completed(clock.instant()), kind::ended);
    }

    private void rollBackOrFail(OperationKind kind, Plan plan, String why) {
        if (plan.undoOnFailure() || operation.cancelRequested()) {
            change(o -> o.rollingBack(why));
            board.progress(operation);
        } else {
            fail(kind, why);
        }
    }

    private void backward(OperationKind kind, Plan plan) throws InterruptedException {
        for (Optional<StepRecord> next; (next = operation.nextUndo()).isPresent(); ) {
            String name = next.get().name();
            change(o -> o.stepUndoing(name));
            Optional<Step> step = step(plan, name);
            if (step.isPresent()) {
                String failure = attempt(step.get(), Step::undo, false);
                if (failure != null) log.add(LogLevel.ERROR, "undo of " + name + ": " + failure);
            }
            change(o -> o.stepUndone(name, clock.instant()));
        }
        String why = operation.error() == null ? "failed" : operation.error();
        if (CANCELLED.equals(why)) end(o -> o.cancelled(clock.instant()), kind::ended);
        else fail(kind, why);
    }

    private void fail(OperationKind kind, String why) {
        end(o -> o.failed(why, clock.instant()), kind::ended);
    }

    /** Runs one direction of a step on a thread of its own and looks after it; the reason of its failure, or null. */
    private @Nullable String attempt(Step step, Direction direction, boolean cancellable) throws InterruptedException {
        Attempt attempt = new Attempt(step, direction);
        Thread thread = Thread.ofVirtual().name("operation-" + operation.id()).start(attempt);
        long deadline = System.nanoTime() + step.timeout().toNanos();
        long renewal = System.nanoTime() + terms.duration().toNanos() / 3;
        try {
            while (!attempt.over.await(beat(deadline), TimeUnit.NANOSECONDS)) {
                log.flush();
                if (System.nanoTime() >= renewal) {
                    if (!operations.renew(lease, terms.duration())) throw new LeaseLost();
                    renewal = System.nanoTime() + terms.duration().toNanos() / 3;
                }
                if (cancellable && cancelRequested()) return stop(attempt, thread, CANCELLED);
                if (System.nanoTime() >= deadline) {
                    return stop(attempt, thread, "took longer than " + inWords(step.timeout()));
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            stop(attempt, thread, "stopped");
            throw e;
        }
        if (!operations.renew(lease, terms.duration())) throw new LeaseLost();
        if (attempt.failure == null && cancellable && cancelRequested()) return CANCELLED;
        return attempt.failure;
    }

    private long beat(long deadline) {
        return Math.max(1, Math.min(terms.beat().toNanos(), deadline - System.nanoTime()));
    }

    private synchronized boolean cancelRequested() {
        boolean requested = operations.find(operation.id()).orElseThrow().cancelRequested();
        if (requested && !operation.cancelRequested()) operation = operation.withCancelRequested();
        return requested;
    }

    private static String stop(Attempt attempt, Thread thread, String why) throws InterruptedException {
        attempt.open = false;
        thread.interrupt();
        // A step that ignores the interrupt loses its voice, but not the others' time.
        if (!attempt.over.await(10, TimeUnit.SECONDS)) return why + " (and did not stop when told to)";
        return why;
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() < 1_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }

    private static Optional<Step> step(Plan plan, String name) {
        return plan.steps().stream().filter(step -> step.name().equals(name)).findFirst();
    }

    private synchronized void change(UnaryOperator<Operation> change) {
        Operation changed = change.apply(operation);
        log.flush();
        if (!operations.save(lease, changed)) throw new LeaseLost();
        operation = changed;
    }

    private synchronized void end(UnaryOperator<Operation> change, Consumer<Operation> ended) {
        Operation last = change.apply(operation);
        log.add(
                last.state() == OperationState.COMPLETED ? LogLevel.INFO : LogLevel.ERROR,
                last.state() == OperationState.COMPLETED ? "Completed." : "Ended: " + last.message());
        log.flush();
        transactions.run(() -> {
            if (!operations.save(lease, last)) throw new LeaseLost();
            ended.accept(last);
            board.progress(last);
        });
        operation = last;
    }

    /** Run or undo. */
    private interface Direction {
        void take(Step step, StepContext context) throws StepFailed, InterruptedException;
    }

    /** Ends the run without another word. */
    private static final class LeaseLost extends RuntimeException {
        LeaseLost() {
            super("the lease was lost", null, false, false);
        }
    }

    /** One try of one step. */
    private final class Attempt implements Runnable, StepContext {
        private final Step step;
        private final Direction direction;
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean open = true;
        private volatile @Nullable String failure;

        Attempt(Step step, Direction direction) {
            this.step = step;
            this.direction = direction;
        }

        @Override
        public void run() {
            try {
                direction.take(step, this);
            } catch (StepFailed e) {
                failure = e.reason();
            } catch (ApplicationFailure e) {
                failure = String.valueOf(e.getMessage());
            } catch (InterruptedException | CancellationException | LeaseLost e) {
                failure = "stopped";
            } catch (RuntimeException | Error e) {
                // What the step itself did not foresee: the class is enough for people, the trace is for us.
                failure = "unexpected failure (" + e.getClass().getSimpleName() + ")";
                System.getLogger(OperationRun.class.getName())
                        .log(
                                System.Logger.Level.ERROR,
                                "step " + step.name() + " of operation " + lease.operation(),
                                e);
            } finally {
                over.countDown();
            }
        }

        @Override
        public Operation operation() {
            return operation;
        }

        @Override
        public void log(LogLevel level, String text) {
            requireOpen();
            text.lines().forEach(line -> log.add(level, line));
        }

        @Override
        public void say(String message) {
            log(LogLevel.INFO, message);
            change(o -> o.withMessage(message));
            board.progress(operation);
        }

        @Override
        public void remember(String key, String value) {
            requireOpen();
            change(o -> o.remembering(key, value));
        }

        @Override
        public Optional<String> recall(String key) {
            return Optional.ofNullable(operation.memo().get(key));
        }

        @Override
        public void result(Map<String, ? extends @Nullable Object> result) {
            requireOpen();
            change(o -> o.withResult(result));
        }

        private void requireOpen() {
            if (!open) throw new CancellationException("the step was stopped");
        }
    }
}
