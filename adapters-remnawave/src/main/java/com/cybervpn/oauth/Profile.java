package com.cybervpn.oauth;

import com.cybervpn.domain.identity.ProviderIdentity;
import com.cybervpn.http.JsonObject;
import java.util.Optional;

/** Where a provider says who somebody is. */
@FunctionalInterface
interface Profile {
    /**
     * @param tokens the provider's answer to a good code
     * @param nonce what signed identities must name
     * @return empty when the provider does not vouch for anybody
     */
    Optional<ProviderIdentity> of(JsonObject tokens, String nonce);
}
