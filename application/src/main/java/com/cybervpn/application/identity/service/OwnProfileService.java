package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.EditProfile;
import com.cybervpn.application.identity.port.in.OwnProfile;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.out.Profiles;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.NotificationPreferences;
import com.cybervpn.domain.identity.ProfileDetails;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@link OwnProfile}. */
public final class OwnProfileService implements OwnProfile {
    private final ReadOwnAccount own;
    private final EditProfile edit;
    private final Profiles profiles;
    private final Transactions transactions;
    private final InstantSource clock;

    public OwnProfileService(
            ReadOwnAccount own, EditProfile edit, Profiles profiles, Transactions transactions, InstantSource clock) {
        this.own = own;
        this.edit = edit;
        this.profiles = profiles;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Profile read(Caller caller) {
        return of(own.read(caller));
    }

    @Override
    public Profile change(Caller caller, Changes changes) {
        return transactions.inTransaction(() -> {
            edit.edit(caller, new EditProfile.Changes(null, null, changes.displayName(), changes.language()));
            var before = read(caller);
            var details = new ProfileDetails(
                    Optional.ofNullable(changes.avatarUrl())
                            .orElse(before.details().avatarUrl()),
                    Optional.ofNullable(changes.timezone())
                            .orElse(before.details().timezone()),
                    clock.instant());
            profiles.save(caller.account(), details);
            return new Profile(before.account(), details);
        });
    }

    @Override
    public NotificationPreferences preferences(Caller caller) {
        return profiles.preferences(caller.account());
    }

    @Override
    public NotificationPreferences changePreferences(Caller caller, UnaryOperator<NotificationPreferences> change) {
        return transactions.inTransaction(() -> {
            var changed = change.apply(profiles.preferences(caller.account()));
            profiles.save(caller.account(), changed);
            return changed;
        });
    }

    private Profile of(Account account) {
        return new Profile(account, profiles.details(account.id()).orElseGet(() -> ProfileDetails.of(account)));
    }
}
