package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.MagicLinks;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Sign-in by a mailed link. */
@Controller("/api/v1/auth/magic-link")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "auth")
class MagicLinkController {
    private final MagicLinks magicLinks;
    private final SessionCookies cookies;

    MagicLinkController(MagicLinks magicLinks, SessionCookies cookies) {
        this.magicLinks = magicLinks;
        this.cookies = cookies;
    }

    @Post
    @Operation(operationId = "requestMagicLink", summary = "Ask for a one-time login link")
    @Fails.Invalid
    @Fails.TooManyRequests
    MessageResponse request(@Body @Valid EmailRequest body) {
        magicLinks.request(body.address());
        return new MessageResponse("A sign-in link has been sent to this address");
    }

    @Post("/verify")
    @Operation(operationId = "verifyMagicLink", summary = "Log in with the link token")
    @Fails.BadRequest
    @Fails.Invalid
    @Fails.TooManyRequests
    MutableHttpResponse<AuthUserTokenResponse> verify(@Body @Valid MagicLinkVerifyRequest body, Client client) {
        return switch (magicLinks.verify(body.token(), client)) {
            case MagicLinks.Outcome.Entered entered ->
                cookies.set(HttpResponse.ok(AuthUserTokenResponse.of(entered.entrance())), entered.entrance());
            case MagicLinks.Outcome.Refused _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, "Invalid or expired link");
        };
    }

    @Serdeable
    @Schema(name = "MagicLinkVerifyRequest")
    record MagicLinkVerifyRequest(
            @NotNull @Size(min = 1, max = 200) String token) {
        @Override
        public String toString() {
            return "MagicLinkVerifyRequest[***]";
        }
    }
}
