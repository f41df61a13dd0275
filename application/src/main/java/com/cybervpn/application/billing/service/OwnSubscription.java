package com.cybervpn.application.billing.service;

import com.cybervpn.application.billing.port.out.Subscriptions;
import com.cybervpn.domain.billing.Subscriber;
import com.cybervpn.domain.billing.SubscriberId;
import com.cybervpn.domain.billing.Subscription;
import com.cybervpn.domain.shared.AccountId;
import java.util.UUID;

/**
 * Finds what we keep of an account's subscription: under the account, or under its VPN user's own id when that was sold to
 * before it belonged to the account.
 */
public final class OwnSubscription {
    private final Subscriptions subscriptions;

    public OwnSubscription(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    Subscription of(AccountId account, UUID vpnUser) {
        var own = Subscriber.of(account);
        return subscriptions
                .find(own.id())
                .or(() -> subscriptions.find(new SubscriberId(vpnUser)))
                .orElseGet(() -> Subscription.none(own));
    }
}
