package com.cybervpn.application.operations.port.in;

import java.util.List;

/**
 * The steps of an operation.
 *
 * @param steps in order, with different names
 * @param undoOnFailure whether a failure undoes the steps done so far; cancelling always does
 */
public record Plan(List<Step> steps, boolean undoOnFailure) {
    public Plan {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) throw new IllegalArgumentException("a plan needs a step");
        if (steps.stream().map(Step::name).distinct().count() < steps.size()) {
            throw new IllegalArgumentException("step names must differ");
        }
    }
}
