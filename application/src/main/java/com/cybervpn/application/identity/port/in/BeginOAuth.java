package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.shared.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Sends people to a provider, with a state that is good once for what they set out for. */
public interface BeginOAuth {
    /** To link an account there to the caller's. */
    Outcome toLink(Caller caller, OAuthProvider provider, String redirect);

    /**
     * To sign in.
     *
     * @param redirect null: the configured one
     * @param browser what {@link Outcome.Begun} gave the same browser before; null when it has nothing
     */
    Outcome toSignIn(Origin origin, OAuthProvider provider, @Nullable String redirect, @Nullable Secret browser);

    /** How it ends. */
    sealed interface Outcome {
        /**
         * @param browser for the browser to keep and to show again, so that nobody else can end what it began
         */
        record Begun(URI authorizeUrl, String state, Secret browser) implements Outcome {}

        /** This installation is not registered with the provider. */
        record NotConfigured() implements Outcome {}

        /** People may not be sent back there. */
        record BadRedirect() implements Outcome {}
    }
}
