package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.NotificationPreferences;
import com.cybervpn.domain.identity.ProfileDetails;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What callers show of themselves, and what they want to be told. */
public interface OwnProfile {
    Profile read(Caller caller);

    Profile change(Caller caller, Changes changes);

    NotificationPreferences preferences(Caller caller);

    NotificationPreferences changePreferences(Caller caller, UnaryOperator<NotificationPreferences> change);

    /** An account and what is kept beside it. */
    record Profile(Account account, ProfileDetails details) {}

    /**
     * Null members stay as they are.
     *
     * @param language of mails
     */
    record Changes(
            @Nullable String displayName,
            @Nullable String avatarUrl,
            @Nullable String language,
            @Nullable ZoneId timezone) {}
}
