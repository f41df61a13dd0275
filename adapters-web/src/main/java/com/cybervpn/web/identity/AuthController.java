package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.RefreshSession;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.SignOut;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.Problem;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import com.cybervpn.web.shared.security.AccessTokens;
import com.cybervpn.web.shared.security.SignedIn;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-in by password, the next tokens, sign-out, and who one is. */
@Controller("/api/v1/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "auth")
class AuthController {
    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final SessionCookies cookies;

    AuthController(SignIn signIn, RefreshSession refreshSession, SignOut signOut, SessionCookies cookies) {
        this.signIn = signIn;
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.cookies = cookies;
    }

    @Post("/login")
    @Operation(
            operationId = "login",
            summary = "Log in with login or e-mail and password",
            security = {})
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.Locked
    @Fails.TooManyRequests
    @Fails.Unavailable
    MutableHttpResponse<LoginResponse> login(@Body @Valid LoginRequest body, Client client) {
        var identifier = body.identifier()
                .orElseThrow(() -> ProblemException.invalid(Violation.inBody("login_or_email", "is required")));
        var command = new SignIn.Command(
                identifier,
                Secret.of(body.password()),
                Boolean.TRUE.equals(body.rememberMe()),
                TokenStyle.PAIR,
                client);
        return switch (signIn.signIn(command)) {
            case SignIn.Outcome.Entered(var entrance) ->
                cookies.set(HttpResponse.ok(LoginResponse.of(entrance)), entrance);
            case SignIn.Outcome.Refused _ -> throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid credentials");
            case SignIn.Outcome.Locked(var retryAfter) -> throw locked(retryAfter);
        };
    }

    @Post("/refresh")
    @Operation(
            operationId = "refreshToken",
            summary = "Rotate the refresh token",
            security = {})
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<TokenResponse> refresh(
            @Body @Valid @Nullable RefreshTokenRequest body, HttpRequest<?> request, Client client) {
        var token = presented(Optional.ofNullable(body).map(RefreshTokenRequest::refreshToken), request);
        return switch (refreshSession.refresh(new RefreshSession.Command(token, client))) {
            case RefreshSession.Outcome.Refreshed refreshed ->
                cookies.set(HttpResponse.ok(TokenResponse.of(refreshed.tokens())), refreshed.tokens());
            case RefreshSession.Outcome.Refused _ ->
                throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid or expired refresh token");
        };
    }

    @Post("/logout")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "logout",
            summary = "End one session",
            security = {})
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<Void> logout(@Body @Valid @Nullable LogoutRequest body, HttpRequest<?> request, Origin origin) {
        var token = presented(Optional.ofNullable(body).map(LogoutRequest::refreshToken), request);
        signOut.signOut(new SignOut.Command(token, AccessTokens.of(request).orElse(null), origin));
        return cookies.clear(HttpResponse.noContent());
    }

    @Get("/me")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(
            operationId = "getMe",
            summary = "Current account",
            security = {@SecurityRequirement(name = "bearerAuth"), @SecurityRequirement(name = "cookieAuth")})
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    AdminUserResponse me(Authentication caller) {
        return AdminUserResponse.of(SignedIn.accountOf(caller));
    }

    private static String presented(Optional<String> inBody, HttpRequest<?> request) {
        return inBody.or(() -> SessionCookies.refreshToken(request))
                .orElseThrow(() -> ProblemException.invalid(Violation.inBody("refresh_token", "is required")));
    }

    private static ProblemException locked(Duration retryAfter) {
        return new ProblemException(Problem.of(HttpStatus.LOCKED, "Account is locked after too many failed logins")
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds()))));
    }
}
