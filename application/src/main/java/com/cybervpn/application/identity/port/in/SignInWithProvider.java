package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.shared.Secret;
import org.jspecify.annotations.Nullable;

/** Lets people in who come back from a provider. */
public interface SignInWithProvider {
    /**
     * @param browser what the browser kept since it set out; null for clients that are no browser
     */
    Outcome signIn(OAuthProvider provider, OAuthReturn back, @Nullable Secret browser, Client client);

    /** How it ends. */
    sealed interface Outcome {
        record Entered(Entrance entrance, boolean isNewUser) implements Outcome {}

        /** Unknown, used, expired, or made for something or somebody else. */
        record BadState() implements Outcome {}

        /** The provider does not vouch for them or does not answer, or their account may not sign in. */
        record Refused() implements Outcome {}

        /** The address belongs to an account, and the provider has not seen that it is theirs. */
        record AddressTaken() implements Outcome {}
    }
}
