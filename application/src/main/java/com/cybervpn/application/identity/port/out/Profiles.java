package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.NotificationPreferences;
import com.cybervpn.domain.identity.ProfileDetails;
import com.cybervpn.domain.shared.AccountId;
import java.util.Optional;

/** What people say about themselves and what they want to be told. */
public interface Profiles {
    Optional<ProfileDetails> details(AccountId account);

    void save(AccountId account, ProfileDetails details);

    /** {@link NotificationPreferences#DEFAULT} until they say otherwise. */
    NotificationPreferences preferences(AccountId account);

    void save(AccountId account, NotificationPreferences preferences);

    void forget(AccountId account);
}
