package com.cybervpn.web.shared.security;

import com.cybervpn.domain.shared.Principal;
import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The framework's view of a {@link Principal}. */
record SignedIn(Principal principal) implements Authentication {
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
