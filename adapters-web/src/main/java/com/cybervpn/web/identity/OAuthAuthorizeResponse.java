package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.BeginOAuth.Outcome.Begun;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;

@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "OAuthAuthorizeResponse")
record OAuthAuthorizeResponse(
        @Schema(format = "uri") String authorizeUrl,

        @Schema(description = "to be sent along with what the provider answers; good once, for ten minutes")
        String state,

        @Schema(description = "the same as authorize_url, for the app")
        String authorizationUrl) {
    static OAuthAuthorizeResponse of(Begun begun) {
        var url = begun.authorizeUrl().toString();
        return new OAuthAuthorizeResponse(url, begun.state(), url);
    }

    @Override
    public String toString() {
        return "OAuthAuthorizeResponse[***]";
    }
}
