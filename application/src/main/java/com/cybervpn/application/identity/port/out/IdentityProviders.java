package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.identity.ProviderIdentity;
import com.cybervpn.domain.shared.Secret;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The providers that this installation is registered with. */
public interface IdentityProviders {
    /**
     * Where to send somebody who is to show an account there; empty when this installation is not registered with the
     * provider.
     */
    Optional<URI> authorizeUrl(OAuthProvider provider, Request request);

    /**
     * Exchanges the code that somebody came back with. Blocks for some calls to the provider; a code works once.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed when the provider cannot be reached or
     *     gives an unusable answer
     */
    Exchange exchange(OAuthProvider provider, Grant grant);

    /**
     * @param redirect where the provider sends people back to
     * @param challenge of the key that the exchange will prove (RFC 7636, S256); null for providers that take none
     * @param nonce comes back inside of signed identities, for those who sign them
     */
    record Request(String redirect, String state, @Nullable String challenge, String nonce) {}

    /**
     * @param redirect the same as in the request
     * @param verifier the key itself; null for providers that take none
     */
    record Grant(Secret code, String redirect, @Nullable Secret verifier, String nonce) {}

    /** What a code was worth. */
    sealed interface Exchange {
        record Shown(ProviderIdentity identity) implements Exchange {}

        /** The provider does not know the code, or what it says about the person does not hold. */
        record Refused() implements Exchange {}
    }
}
