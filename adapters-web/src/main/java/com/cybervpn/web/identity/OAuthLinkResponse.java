package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.LinkProvider;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Serdeable(naming = SnakeCaseStrategy.class)
@Schema(name = "OAuthLinkResponse")
record OAuthLinkResponse(
        StatusWord status, String provider, @Nullable String providerUserId) {
    static OAuthLinkResponse unlinked(OAuthProvider provider) {
        return new OAuthLinkResponse(StatusWord.unlinked, provider.code(), null);
    }

    /**
     * @throws ProblemException when nothing was linked
     */
    static OAuthLinkResponse of(LinkProvider.Outcome outcome, OAuthProvider provider) {
        return switch (outcome) {
            case LinkProvider.Outcome.Linked(var userId) ->
                new OAuthLinkResponse(StatusWord.linked, provider.code(), userId);
            case LinkProvider.Outcome.BadState _ -> throw OAuthProblems.badState();
            case LinkProvider.Outcome.NotProven _ -> throw OAuthProblems.notProven();
            case LinkProvider.Outcome.LinkedElsewhere _ ->
                throw ProblemException.of(HttpStatus.CONFLICT, "Already linked to another account");
        };
    }

    enum StatusWord {
        linked,
        unlinked
    }
}
