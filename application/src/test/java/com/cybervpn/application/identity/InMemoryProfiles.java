package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.Profiles;
import com.cybervpn.domain.identity.NotificationPreferences;
import com.cybervpn.domain.identity.ProfileDetails;
import com.cybervpn.domain.shared.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link Profiles} in maps. */
public final class InMemoryProfiles implements Profiles {
    private final Map<AccountId, ProfileDetails> details = new HashMap<>();
    private final Map<AccountId, NotificationPreferences> preferences = new HashMap<>();

    @Override
    public synchronized Optional<ProfileDetails> details(AccountId account) {
        return Optional.ofNullable(details.get(account));
    }

    @Override
    public synchronized void save(AccountId account, ProfileDetails changed) {
        details.put(account, changed);
    }

    @Override
    public synchronized NotificationPreferences preferences(AccountId account) {
        return preferences.getOrDefault(account, NotificationPreferences.DEFAULT);
    }

    @Override
    public synchronized void save(AccountId account, NotificationPreferences changed) {
        preferences.put(account, changed);
    }

    @Override
    public synchronized void forget(AccountId account) {
        details.remove(account);
        preferences.remove(account);
    }
}
