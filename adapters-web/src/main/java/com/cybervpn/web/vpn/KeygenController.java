package com.cybervpn.web.vpn;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.PayloadSigning;
import com.cybervpn.web.shared.Fails;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import org.jspecify.annotations.Nullable;

/** Signatures with the platform's own key. */
@Controller("/api/v1/keygen")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "keygen")
class KeygenController {
    private final PayloadSigning signing;

    KeygenController(PayloadSigning signing) {
        this.signing = signing;
    }

    @Get("/public-key")
    @Operation(operationId = "getPublicKey", summary = "Public key")
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.TooManyRequests
    @Fails.BadGateway
    PublicKeyResponse publicKey(Caller caller) {
        PayloadSigning.PublicKey key = signing.publicKey(caller);
        return new PublicKeyResponse(key.pem(), key.algorithm());
    }

    @Post("/sign-payload")
    @Operation(
            operationId = "signPayload",
            summary = "Sign a payload",
            description = "Signs the UTF-8 bytes of the payload. The answer names the algorithm used: EdDSA.")
    @Fails.BadRequest
    @Fails.Unauthorized
    @Fails.Forbidden
    @Fails.Conflict
    @Fails.Invalid
    @Fails.TooManyRequests
    @Fails.BadGateway
    SignPayloadResponse sign(Caller caller, @Body @Valid SignPayloadRequest body) {
        PayloadSigning.Signed signed =
                PanelReplies.done(signing.sign(caller, body.payload(), body.algorithm()), "signing key");
        return new SignPayloadResponse(signed.signature(), signed.algorithm());
    }

    @Serdeable
    @Schema(name = "SignPayloadRequest")
    record SignPayloadRequest(
            @NotNull @Size(min = 1, max = 10_000) String payload,

            @Nullable @Size(max = 20) @Schema(description = "EdDSA; RS256 is taken for: whatever there is")
            String algorithm) {}

    @Serdeable
    @Schema(name = "PublicKeyResponse")
    record PublicKeyResponse(@Schema(description = "PEM") String publicKey, String algorithm) {}

    @Serdeable
    @Schema(name = "SignPayloadResponse")
    record SignPayloadResponse(
            @Schema(description = "base64url without padding")
            String signature,

            String algorithm) {}
}
