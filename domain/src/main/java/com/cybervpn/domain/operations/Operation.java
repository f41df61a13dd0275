package com.cybervpn.domain.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Work of several steps that is carried on, or undone, whatever happens to the process doing it. Each step is recorded
 * before it runs; so whoever picks the operation up after a crash knows what may have happened.
 *
 * @param kind names who knows how to do it: {@code server.setup}
 * @param subject what it is about, as its kind writes it: the id of a server, of a deployment
 * @param lane operations of one lane exclude each other; null when it excludes nobody
 * @param progress 0 to 100; 100 only when completed
 * @param message what it is doing or how it ended, for people
 * @param memo what its steps must remember across a crash; never a secret
 * @param result what it found out, as JSON-like members
 * @param error why it failed; null unless it did
 * @param cancelRequested whether someone wants it to stop
 * @param endedAt when it reached a final state; null before
 */
public record Operation(
        OperationId id,
        String kind,
        String subject,
        @Nullable String lane,
        OperationState state,
        List<StepRecord> steps,
        int progress,
        String message,
        Map<String, String> memo,
        Map<String, ? extends @Nullable Object> result,
        @Nullable String error,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    public Operation {
        steps = List.copyOf(steps);
        memo = Map.copyOf(memo);
    }

    /** A new operation that waits to be begun. */
    public static Operation requested(OperationId id, String kind, String subject, @Nullable String lane, Instant now) {
        return new Operation(
                id,
                kind,
                subject,
                lane,
                OperationState.PENDING,
                List.of(),
                0,
                "waiting",
                Map.of(),
                Map.of(),
                null,
                false,
                now,
                null,
                null);
    }

    public boolean isOver() {
        return state.isFinal();
    }

    /** The step that comes next, or that was under way when the process died. */
    public Optional<StepRecord> nextStep() {
        return steps.stream()
                .filter(step -> step.state() == StepState.WAITING || step.state() == StepState.RUNNING)
                .findFirst();
    }

    /** The step to be undone next: the last one that left traces. */
    public Optional<StepRecord> nextUndo() {
        return steps.reversed().stream().filter(StepRecord::leftTraces).findFirst();
    }

    /** Begins the work with all its steps waiting. */
    public Operation begun(List<StepRecord> plan, Instant now) {
        require(OperationState.PENDING);
        return edit(e -> {
            e.state = OperationState.RUNNING;
            e.steps = plan;
            e.startedAt = now;
            e.message = "started";
        });
    }

    public Operation stepBegun(String step, Instant now) {
        require(OperationState.RUNNING);
        return edit(e -> {
            e.steps = changed(step, record -> record.begun(now));
            e.message = step;
        });
    }

    public Operation stepDone(String step, Instant now) {
        require(OperationState.RUNNING);
        return edit(e -> {
            e.steps = changed(step, record -> record.ended(StepState.DONE, now));
            e.progress = Math.max(progress, shareDone(e.steps));
        });
    }

    /** A step failed, or was stopped: from here finished steps are undone. */
    public Operation stepFailed(String step, String why, Instant now) {
        require(OperationState.RUNNING);
        return edit(e -> {
            e.steps = changed(step, record -> record.ended(StepState.FAILED, now));
            e.error = why;
            e.message = why;
        });
    }

    public Operation rollingBack(String why) {
        require(OperationState.RUNNING);
        return edit(e -> {
            e.state = OperationState.ROLLING_BACK;
            e.error = why;
            e.message = "rolling back: " + why;
        });
    }

    public Operation stepUndoing(String step) {
        require(OperationState.ROLLING_BACK);
        return edit(e -> e.steps = changed(step, StepRecord::undoing));
    }

    public Operation stepUndone(String step, Instant now) {
        require(OperationState.ROLLING_BACK);
        return edit(e -> e.steps = changed(step, record -> record.ended(StepState.UNDONE, now)));
    }

    public Operation completed(Instant now) {
        require(OperationState.RUNNING);
        return edit(e -> {
            e.state = OperationState.COMPLETED;
            e.progress = 100;
            e.message = "completed";
            e.error = null;
            e.endedAt = now;
        });
    }

    public Operation failed(String why, Instant now) {
        return over(OperationState.FAILED, why, now);
    }

    public Operation cancelled(Instant now) {
        return over(OperationState.CANCELLED, "cancelled", now);
    }

    public Operation withCancelRequested() {
        return edit(e -> e.cancelRequested = true);
    }

    public Operation withMessage(String newMessage) {
        return edit(e -> e.message = newMessage);
    }

    public Operation remembering(String key, String value) {
        Map<String, String> extended = new HashMap<>(memo);
        extended.put(key, value);
        return edit(e -> e.memo = extended);
    }

    public Operation withResult(Map<String, ? extends @Nullable Object> newResult) {
        return edit(e -> e.result = newResult);
    }

    private Operation over(OperationState as, String why, Instant now) {
        if (isOver()) throw new IllegalStateException("operation " + id + " is over");
        return edit(e -> {
            e.state = as;
            e.error = why;
            e.message = why;
            e.endedAt = now;
        });
    }

    private void require(OperationState expected) {
        if (state != expected) {
            throw new IllegalStateException("operation " + id + " is " + state + ", not " + expected);
        }
    }

    private List<StepRecord> changed(String name, UnaryOperator<StepRecord> change) {
        List<StepRecord> result = new ArrayList<>(steps);
        result.replaceAll(step -> step.name().equals(name) ? change.apply(step) : step);
        return result;
    }

    private static int shareDone(List<StepRecord> steps) {
        int all = steps.stream().mapToInt(StepRecord::weight).sum();
        int done = steps.stream()
                .filter(step -> step.state() == StepState.DONE)
                .mapToInt(StepRecord::weight)
                .sum();
        return Math.min(99, 100 * done / all);
    }

    private Operation edit(Consumer<Editor> change) {
        Editor editor = new Editor(this);
        change.accept(editor);
        return editor.toOperation();
    }

    /** The members that change in the life of an operation. */
    private static final class Editor {
        private final Operation from;
        private OperationState state;
        private List<StepRecord> steps;
        private int progress;
        private String message;
        private Map<String, String> memo;
        private Map<String, ? extends @Nullable Object> result;
        private @Nullable String error;
        private boolean cancelRequested;
        private @Nullable Instant startedAt;
        private @Nullable Instant endedAt;

        Editor(Operation from) {
            this.from = from;
            state = from.state;
            steps = from.steps;
            progress = from.progress;
            message = from.message;
            memo = from.memo;
            result = from.result;
            error = from.error;
            cancelRequested = from.cancelRequested;
            startedAt = from.startedAt;
            endedAt = from.endedAt;
        }

        Operation toOperation() {
            return new Operation(
                    from.id,
                    from.kind,
                    from.subject,
                    from.lane,
                    state,
                    steps,
                    progress,
                    message,
                    memo,
                    result,
                    error,
                    cancelRequested,
                    from.createdAt,
                    startedAt,
                    endedAt);
        }
    }
}
