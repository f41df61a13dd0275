package com.cybervpn.web.shared.security;

import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Principal;
import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The framework's view of a {@link Principal}.
 *
 * @param account as it was when the request was let in; null for who needs none
 */
public record SignedIn(Principal principal, @Nullable Account account) implements Authentication {
    /** Whose account it is that asks; for routes that need one. */
    public static Account accountOf(Authentication caller) {
        return Objects.requireNonNull(((SignedIn) caller).account());
    }

    @Override
    public String getName() {
        return principal.account().toString();
    }

    @Override
    public Collection<String> getRoles() {
        return List.of(principal.role().code());
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }
}
