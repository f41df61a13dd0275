package com.cybervpn.web.shared;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Writes every error reply in the shape of the contract that the path belongs to, the framework's own ones (404, 405,
 * 413, 415, 500 ...) included. Never passes on what the framework or an exception says: that names Java types.
 */
@Singleton
@Primary
public final class ErrorRenderer implements ErrorResponseProcessor<Object> {
    private final RequestFaults faults;

    ErrorRenderer(RequestFaults faults) {
        this.faults = faults;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        Problem problem = context.getRootCause()
                .flatMap(thrown -> faults.problem(request, thrown))
                .orElseGet(() -> Problem.of(response.status()));
        return write(request, problem, response);
    }

    /** A fresh reply. */
    public MutableHttpResponse<Object> render(HttpRequest<?> request, Problem problem) {
        return write(request, problem, HttpResponse.status(problem.status()));
    }

    private static MutableHttpResponse<Object> write(
            HttpRequest<?> request, Problem given, MutableHttpResponse<?> response) {
        Surface surface = Surface.of(request);
        Problem problem = surface.adapt(given);
        HttpStatus status = problem.status();
        problem.headers().forEach(response::header);
        return response.status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(surface.body(problem));
    }
}
