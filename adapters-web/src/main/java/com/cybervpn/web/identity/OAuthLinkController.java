package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.BeginOAuth;
import com.cybervpn.application.identity.port.in.LinkProvider;
import com.cybervpn.application.identity.port.in.OAuthReturn;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.web.shared.Fails;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import org.jspecify.annotations.Nullable;

/** Links accounts of providers to the caller's own, and unlinks them. Telegram's link ends in a controller of its own. */
@Controller("/api/v1/oauth")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "oauth")
class OAuthLinkController {
    private final BeginOAuth beginOAuth;
    private final LinkProvider linkProvider;
    private final OAuthBrowser browser;

    OAuthLinkController(BeginOAuth beginOAuth, LinkProvider linkProvider, OAuthBrowser browser) {
        this.beginOAuth = beginOAuth;
        this.linkProvider = linkProvider;
        this.browser = browser;
    }

    @Get("/telegram/authorize")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(operationId = "telegramAuthorize", summary = "Authorize URL and state for linking telegram")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<OAuthAuthorizeResponse> telegram(
            @QueryValue("redirect_uri") @Size(min = 1, max = 2000) @Nullable String redirectUri,
            @Nullable Caller caller,
            HttpRequest<?> request,
            Origin origin) {
        return begin(OAuthProvider.TELEGRAM, redirectUri, caller, request, origin);
    }

    @Get("/github/authorize")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(operationId = "githubAuthorize", summary = "Authorize URL and state for linking github")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<OAuthAuthorizeResponse> gitHub(
            @QueryValue("redirect_uri") @Size(min = 1, max = 2000) @Nullable String redirectUri,
            @Nullable Caller caller,
            HttpRequest<?> request,
            Origin origin) {
        return begin(OAuthProvider.GITHUB, redirectUri, caller, request, origin);
    }

    @Post("/github/callback")
    @Operation(operationId = "githubLink", summary = "Link a GitHub account")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    OAuthLinkResponse link(
            Caller caller,
            @Body @Valid @Nullable GitHubCallbackRequest body,
            @QueryValue("code") @Size(max = 4096) @Nullable String code,
            @QueryValue("state") @Size(max = 200) @Nullable String state,
            @QueryValue("redirect_uri") @Size(max = 2000) @Nullable String redirectUri) {
        if (body != null)
            return link(caller, new OAuthReturn(Secret.of(body.code()), body.state(), body.redirectUri()));
        if (code == null) throw ProblemException.invalid(Violation.inQuery("code", "is required"));
        return link(caller, new OAuthReturn(Secret.of(code), state == null ? "" : state, redirectUri));
    }

    @Get("/github/callback")
    @Operation(operationId = "githubLinkGet", summary = "Same as POST with query parameters", deprecated = true)
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    OAuthLinkResponse linkByQuery(
            Caller caller,
            @QueryValue("code") @Size(min = 1, max = 4096) String code,
            @QueryValue("state") @Size(min = 1, max = 200) String state,
            @QueryValue("redirect_uri") @Size(min = 1, max = 2000) String redirectUri) {
        return link(caller, new OAuthReturn(Secret.of(code), state, redirectUri));
    }

    @Delete("/{provider}")
    @Operation(operationId = "unlinkOAuth", summary = "Remove a linked provider")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Invalid
    @Fails.TooManyRequests
    OAuthLinkResponse unlink(Caller caller, @PathVariable OAuthProviderWord provider) {
        linkProvider.unlink(caller, provider.provider());
        return OAuthLinkResponse.unlinked(provider.provider());
    }

    private OAuthLinkResponse link(Caller caller, OAuthReturn back) {
        return OAuthLinkResponse.of(linkProvider.withCode(caller, OAuthProvider.GITHUB, back), OAuthProvider.GITHUB);
    }

    /** To link when somebody is signed in, else to sign in. */
    private MutableHttpResponse<OAuthAuthorizeResponse> begin(
            OAuthProvider provider,
            @Nullable String redirectUri,
            @Nullable Caller caller,
            HttpRequest<?> request,
            Origin origin) {
        if (caller != null) {
            if (redirectUri == null) {
                throw ProblemException.invalid(Violation.inQuery("redirect_uri", "is required"));
            }
            var begun = OAuthProblems.begun(beginOAuth.toLink(caller, provider, redirectUri), provider);
            return HttpResponse.ok(OAuthAuthorizeResponse.of(begun));
        }
        // Whoever means to be signed in must learn that the token is worth nothing.
        if (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
            throw ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid or expired token");
        }
        var begun = OAuthProblems.begun(
                beginOAuth.toSignIn(origin, provider, redirectUri, browser.known(request)), provider);
        return browser.keep(HttpResponse.ok(OAuthAuthorizeResponse.of(begun)), begun.browser());
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @Schema(name = "GitHubCallbackRequest")
    record GitHubCallbackRequest(
            @NotNull @Size(min = 1, max = 4096) String code,
            @NotNull @Size(min = 1, max = 200) String state,
            @NotNull @Size(min = 1, max = 2000) String redirectUri) {
        @Override
        public String toString() {
            return "GitHubCallbackRequest[***]";
        }
    }
}
