package com.cybervpn.web.shared.security;

import com.cybervpn.application.identity.port.in.AuthenticateAccessToken.Outcome;
import com.cybervpn.web.shared.ErrorRenderer;
import com.cybervpn.web.shared.Problem;
import com.cybervpn.web.shared.Surface;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Says why a request may not pass the security rules. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class RefusalHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
    private final ErrorRenderer renderer;

    RefusalHandler(ErrorRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
        HttpRequest<?> refused = request;
        Outcome refusal =
                refused.getAttribute(PrincipalFetcher.REFUSAL, Outcome.class).orElse(null);
        return renderer.render(refused, problem(Surface.of(refused), refusal, exception.isForbidden()));
    }

    private static Problem problem(Surface surface, @Nullable Outcome refusal, boolean forbidden) {
        if (forbidden) return Problem.of(HttpStatus.FORBIDDEN, "Not allowed");
        if (refusal instanceof Outcome.Inactive) {
            return surface == Surface.MOBILE
                    ? Problem.coded(HttpStatus.UNAUTHORIZED, "USER_INACTIVE", "Inactive user")
                    : Problem.of(HttpStatus.FORBIDDEN, "Inactive user");
        }
        if (refusal != null) {
            return Problem.of(HttpStatus.UNAUTHORIZED, "Invalid or expired token")
                    .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        return Problem.of(HttpStatus.UNAUTHORIZED, "Not authenticated")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
