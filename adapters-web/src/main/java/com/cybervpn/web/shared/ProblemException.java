package com.cybervpn.web.shared;

import io.micronaut.http.HttpStatus;

/** Ends a request with a {@link Problem}: how controllers translate the unhappy outcomes of a use case. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public static ProblemException of(HttpStatus status, String message) {
        return new ProblemException(Problem.of(status, message));
    }

    public static ProblemException coded(HttpStatus status, String code, String message) {
        return new ProblemException(Problem.coded(status, code, message));
    }

    /** A request that did not pass validation. */
    public static ProblemException invalid(Violation violation) {
        return new ProblemException(Problem.invalid(violation));
    }

    public Problem problem() {
        return problem;
    }
}
