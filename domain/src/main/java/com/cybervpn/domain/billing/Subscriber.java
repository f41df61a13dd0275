package com.cybervpn.domain.billing;

import com.cybervpn.domain.shared.AccountId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whoever access is bought for.
 *
 * @param owner the account that it belongs to; null for a VPN user that staff made for nobody's account
 */
public record Subscriber(SubscriberId id, @Nullable AccountId owner) {
    public static Subscriber of(AccountId account) {
        return new Subscriber(new SubscriberId(account.value()), account);
    }

    public Optional<AccountId> account() {
        return Optional.ofNullable(owner);
    }

    public boolean belongsTo(AccountId account) {
        return account.equals(owner);
    }
}
