package com.cybervpn.web.operations;

import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;

/** How the tools of administrators say no. */
final class AdministrativeProblems {
    private AdministrativeProblems() {}

    static ProblemException busy() {
        return ProblemException.coded(
                HttpStatus.CONFLICT, "administrative_job_running", "Another administrative job is running");
    }
}
