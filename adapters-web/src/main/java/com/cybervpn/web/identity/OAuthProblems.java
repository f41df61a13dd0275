package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.BeginOAuth;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import io.micronaut.http.HttpStatus;

/** How the ways over a provider go wrong, in the words of the contract. */
final class OAuthProblems {
    private OAuthProblems() {}

    static BeginOAuth.Outcome.Begun begun(BeginOAuth.Outcome outcome, OAuthProvider provider) {
        return switch (outcome) {
            case BeginOAuth.Outcome.Begun begun -> begun;
            case BeginOAuth.Outcome.NotConfigured _ ->
                throw ProblemException.of(HttpStatus.BAD_REQUEST, provider.code() + " is not configured");
            case BeginOAuth.Outcome.BadRedirect _ ->
                throw ProblemException.invalid(Violation.inQuery("redirect_uri", "is not allowed"));
        };
    }

    static ProblemException badState() {
        return ProblemException.of(HttpStatus.UNAUTHORIZED, "Invalid or expired state");
    }

    static ProblemException notProven() {
        return ProblemException.of(HttpStatus.UNAUTHORIZED, "The provider did not confirm this account");
    }
}
