package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.BeginOAuth;
import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.Entrance;
import com.cybervpn.application.identity.port.in.OAuthReturn;
import com.cybervpn.application.identity.port.in.SignInWithProvider;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sign-in over a provider. */
@Controller("/api/v1/oauth/{provider}/login")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "oauth")
class OAuthLoginController {
    private final BeginOAuth beginOAuth;
    private final SignInWithProvider signIn;
    private final SessionCookies cookies;
    private final OAuthBrowser browser;

    OAuthLoginController(
            BeginOAuth beginOAuth, SignInWithProvider signIn, SessionCookies cookies, OAuthBrowser browser) {
        this.beginOAuth = beginOAuth;
        this.signIn = signIn;
        this.cookies = cookies;
        this.browser = browser;
    }

    @Get
    @Operation(operationId = "oauthLoginAuthorize", summary = "Authorize URL for social login")
    @Fails.BadRequest
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<OAuthAuthorizeResponse> begin(
            @PathVariable OAuthProviderWord provider,
            @QueryValue("redirect_uri") @Size(min = 1, max = 2000) String redirectUri,
            HttpRequest<?> request,
            Origin origin) {
        var wanted = withCode(provider);
        var begun =
                OAuthProblems.begun(beginOAuth.toSignIn(origin, wanted, redirectUri, browser.known(request)), wanted);
        return browser.keep(HttpResponse.ok(OAuthAuthorizeResponse.of(begun)), begun.browser());
    }

    @Post("/callback")
    @Operation(operationId = "oauthLoginCallback", summary = "Finish social login")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<OAuthLoginResponse> end(
            @PathVariable OAuthProviderWord provider,
            @Body @Valid OAuthLoginCallbackRequest body,
            HttpRequest<?> request,
            Client client) {
        return switch (signIn.signIn(withCode(provider), body.back(), browser.shown(request), client)) {
            case SignInWithProvider.Outcome.Entered(var entrance, var isNew) ->
                cookies.set(HttpResponse.ok(OAuthLoginResponse.of(entrance, isNew)), entrance);
            case SignInWithProvider.Outcome.BadState _ -> throw OAuthProblems.badState();
            case SignInWithProvider.Outcome.Refused _ -> throw OAuthProblems.notProven();
            case SignInWithProvider.Outcome.AddressTaken _ ->
                throw ProblemException.of(
                        HttpStatus.CONFLICT, "This e-mail belongs to an account: sign in to it and link the provider");
        };
    }

    private static OAuthProvider withCode(OAuthProviderWord word) {
        var provider = word.provider();
        if (provider.givesCodes()) return provider;
        throw ProblemException.of(HttpStatus.BAD_REQUEST, "Telegram has sign-ins of its own");
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "OAuthLoginCallbackRequest")
    record OAuthLoginCallbackRequest(
            @NotNull @Size(min = 1, max = 4096) String code,
            @NotNull @Size(min = 1, max = 200) String state,
            @NotNull @Size(min = 1, max = 2000) String redirectUri) {
        OAuthReturn back() {
            return new OAuthReturn(Secret.of(code), state, redirectUri);
        }

        @Override
        public String toString() {
            return "OAuthLoginCallbackRequest[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "OAuthLoginResponse")
    record OAuthLoginResponse(
            String accessToken,

            String refreshToken,

            String tokenType,

            @Schema(description = "seconds", minimum = "0") long expiresIn,

            OAuthLoginUserResponse user,

            boolean isNewUser,

            boolean requires_2fa,

            @Schema(description = "bearer of POST /api/v1/2fa/complete") @Nullable
            String tfaToken) {
        static OAuthLoginResponse of(Entrance entrance, boolean isNew) {
            var login = LoginResponse.of(entrance);
            return new OAuthLoginResponse(
                    login.accessToken(),
                    login.refreshToken(),
                    login.tokenType(),
                    login.expiresIn(),
                    OAuthLoginUserResponse.of(entrance.account()),
                    isNew,
                    login.requires_2fa(),
                    login.tfaToken());
        }

        @Override
        public String toString() {
            return "OAuthLoginResponse[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "OAuthLoginUserResponse")
    record OAuthLoginUserResponse(
            UUID id,
            String login,
            @Nullable String email,
            boolean isActive,
            boolean isEmailVerified,
            Instant createdAt) {
        static OAuthLoginUserResponse of(Account account) {
            return new OAuthLoginUserResponse(
                    account.id().value(),
                    account.login().value(),
                    account.emailAddress().map(EmailAddress::value).orElse(null),
                    account.active(),
                    account.emailVerified(),
                    account.createdAt());
        }
    }
}
