package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link OAuthLinks} in a map. */
public final class InMemoryOAuthLinks implements OAuthLinks {
    private final Map<Key, AccountId> owners = new HashMap<>();

    @Override
    public synchronized Optional<AccountId> ownerOf(OAuthProvider provider, String userId) {
        return Optional.ofNullable(owners.get(new Key(provider, userId)));
    }

    @Override
    public synchronized boolean link(AccountId account, OAuthProvider provider, String userId, Instant now) {
        var owner = owners.get(new Key(provider, userId));
        if (owner != null) return owner.equals(account);
        unlink(account, provider);
        owners.put(new Key(provider, userId), account);
        return true;
    }

    @Override
    public synchronized boolean unlink(AccountId account, OAuthProvider provider) {
        return owners.entrySet()
                .removeIf(link ->
                        link.getKey().provider() == provider && link.getValue().equals(account));
    }

    @Override
    public synchronized void forget(AccountId account) {
        owners.values().removeIf(account::equals);
    }

    private record Key(OAuthProvider provider, String userId) {}
}
