package com.cybervpn.domain.identity;

import org.jspecify.annotations.Nullable;

/**
 * A person as a provider knows them.
 *
 * @param userId what never changes there, unlike name and address
 * @param name a login or name, as it may be used for a login here
 * @param email null when the provider does not give one
 * @param emailVerified whether the provider says that it saw the person own the address
 */
public record ProviderIdentity(
        OAuthProvider provider,
        String userId,
        @Nullable String name,
        @Nullable EmailAddress email,
        boolean emailVerified) {
    /** The login of a new account. */
    public Login wantedLogin() {
        var fallback = email == null ? provider.code() + "_user" : email.localPart();
        return Login.derivedFrom(
                name == null ? fallback : name,
                Login.derivedFrom(fallback, provider.code() + "_user").value());
    }
}
