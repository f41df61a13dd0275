package com.cybervpn.web.shared;

import com.cybervpn.application.shared.ApplicationFailure;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.validation.exceptions.ConstraintExceptionHandler;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what the framework would take for a bug of ours, or would word itself, to the {@link ErrorRenderer}. */
@Factory
final class FaultHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(FaultHandlers.class);

    private final RequestFaults faults;
    private final ErrorRenderer renderer;

    FaultHandlers(RequestFaults faults, ErrorRenderer renderer) {
        this.faults = faults;
        this.renderer = renderer;
    }

    @Singleton
    ExceptionHandler<ProblemException, HttpResponse<?>> problems() {
        return rendered();
    }

    @Singleton
    @Replaces(ConstraintExceptionHandler.class)
    ExceptionHandler<ConstraintViolationException, HttpResponse<?>> constraintViolations() {
        return rendered();
    }

    /** Failures of the outside are handled here, so this is where they are logged, once. */
    @Singleton
    ExceptionHandler<ApplicationFailure, HttpResponse<?>> applicationFailures() {
        ExceptionHandler<ApplicationFailure, HttpResponse<?>> rendered = rendered();
        return (request, failure) -> {
            switch (failure) {
                case ApplicationFailure.UpstreamFailed e ->
                    LOG.warn("{} failed during {} {}", e.system(), request.getMethodName(), request.getPath(), e);
                case ApplicationFailure.Unavailable e ->
                    LOG.warn("{} during {} {}", e.getMessage(), request.getMethodName(), request.getPath(), e);
                case ApplicationFailure.Forbidden _,
                        ApplicationFailure.ConcurrentChange _,
                        ApplicationFailure.TooManyRequests _ -> {
                    // the caller's own affair
                }
            }
            return rendered.handle(request, failure);
        };
    }

    private <T extends Throwable> ExceptionHandler<T, HttpResponse<?>> rendered() {
        return (request, thrown) -> faults.problem(request, thrown)
                .<HttpResponse<?>>map(problem -> renderer.render(request, problem))
                .orElseThrow();
    }
}
