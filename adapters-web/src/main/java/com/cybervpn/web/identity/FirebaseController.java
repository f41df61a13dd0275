package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.CheckFirebaseToken;
import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.CompleteFirebaseSignup;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Firebase's ID tokens, for hosting (H-AUTH-3, H-AUTH-5). */
@Controller("/api/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "hosting")
class FirebaseController {
    private static final int MAX_TOKEN = 8192;

    private final CheckFirebaseToken checkToken;
    private final CompleteFirebaseSignup completeSignup;

    FirebaseController(CheckFirebaseToken checkToken, CompleteFirebaseSignup completeSignup) {
        this.checkToken = checkToken;
        this.completeSignup = completeSignup;
    }

    @Post("/verify-token")
    @Operation(operationId = "verifyToken", summary = "check a Firebase ID token")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.TooManyRequests
    @Fails.BadGateway
    VerifiedTokenResponse verify(@Body @Valid VerifyTokenRequest body) {
        return switch (checkToken.check(body.idToken())) {
            case CheckFirebaseToken.Outcome.Genuine(var identity) ->
                new VerifiedTokenResponse(
                        identity.uid(),
                        Optional.ofNullable(identity.email())
                                .map(EmailAddress::value)
                                .orElse(""),
                        identity.emailVerified());
            case CheckFirebaseToken.Outcome.NoToken _ -> throw noToken();
            case CheckFirebaseToken.Outcome.Refused _ -> throw refused();
        };
    }

    @Post("/signup/complete")
    @Operation(
            operationId = "completeSignup",
            summary = "account for whom Firebase has signed in",
            description = "The e-mail address is the token's, the plan the free one, whatever the body says.")
    @ApiResponse(
            responseCode = "200",
            description = "there was an account already",
            content = @Content(schema = @Schema(implementation = CompletedSignupResponse.class)))
    @ApiResponse(
            responseCode = "201",
            description = "the account is open",
            content = @Content(schema = @Schema(implementation = CompletedSignupResponse.class)))
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.TooManyRequests
    @Fails.BadGateway
    MutableHttpResponse<CompletedSignupResponse> complete(@Body @Valid CompleteSignupRequest body, Client client) {
        var command = new CompleteFirebaseSignup.Command(body.idToken(), body.fullName(), client);
        return switch (completeSignup.complete(command)) {
            case CompleteFirebaseSignup.Outcome.Opened(var entrance) ->
                HttpResponse.created(CompletedSignupResponse.of("Account created", entrance));
            case CompleteFirebaseSignup.Outcome.Known(var entrance) ->
                HttpResponse.ok(CompletedSignupResponse.of("Already registered", entrance));
            case CompleteFirebaseSignup.Outcome.NoToken _ -> throw noToken();
            case CompleteFirebaseSignup.Outcome.NoAddress _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "The token names no e-mail address");
            case CompleteFirebaseSignup.Outcome.Refused _ -> throw refused();
        };
    }

    private static ProblemException noToken() {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "id_token is not a token");
    }

    private static ProblemException refused() {
        return ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid or expired token");
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "VerifyTokenRequest")
    record VerifyTokenRequest(
            @NotNull @Size(min = 1, max = MAX_TOKEN) String idToken) {
        @Override
        public String toString() {
            return "VerifyTokenRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "VerifiedTokenResponse")
    record VerifiedTokenResponse(
            String uid,

            @Schema(description = "empty when Firebase knows none")
            String email,

            boolean emailVerified) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CompleteSignupRequest")
    record CompleteSignupRequest(
            @NotNull @Size(min = 1, max = MAX_TOKEN) String idToken,

            @Size(max = 100) @Nullable String fullName,

            @Schema(description = "has no effect") @Nullable String companyName,

            @Schema(description = "has no effect: the token's counts") @Nullable
            String email,

            @Schema(description = "has no effect: the plan is the free one") @Nullable
            String plan) {
        @Override
        public String toString() {
            return "CompleteSignupRequest[***]";
        }
    }

    /**
     * @param token empty while a second factor is pending
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "CompletedSignupResponse")
    record CompletedSignupResponse(
            String message,
            FirebaseUser user,
            String token,
            boolean requires_2fa,
            @Nullable String tfaToken) {
        static CompletedSignupResponse of(String message, Entrance entrance) {
            var tokens = BearerTokenResponse.of(entrance);
            var account = entrance.account();
            var user = new FirebaseUser(
                    tokens.user().id(), tokens.user().email(), account.displayName(), null, account.emailVerified());
            return new CompletedSignupResponse(message, user, tokens.token(), tokens.requires_2fa(), tokens.tfaToken());
        }

        @Override
        public String toString() {
            return "CompletedSignupResponse[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "FirebaseUser")
    record FirebaseUser(
            String id,
            String email,
            @Nullable String fullName,
            @Nullable String companyName,
            boolean emailVerified) {}
}
