package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.vpn.port.out.SubscriptionWords;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import com.cybervpn.domain.vpn.VpnUserStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps our record of VPN users in step with the panel, and tells owners and caches when something about their access
 * changed, whoever noticed it: staff, a webhook or the reconciler. Works inside the caller's transaction.
 */
public final class AccessChanges {
    /** The topic of frames for one account's own access. */
    public static final String TOPIC = "access";

    private final VpnUserLinks links;
    private final SubscriptionWords words;
    private final Events events;
    private final InstantSource clock;

    public AccessChanges(VpnUserLinks links, SubscriptionWords words, Events events, InstantSource clock) {
        this.links = links;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /** The panel shows this user so, after a change. */
    void seen(VpnUser user) {
        links.find(user.id()).ifPresent(link -> seen(link, link.seenAs(user.panel())));
    }

    /** What was {@code before} is {@code now}, after a change. */
    void seen(VpnUserLink before, VpnUserLink now) {
        if (!now.equals(before)) links.update(now);
        AccountId owner = now.owner();
        if (owner == null) return;
        if (now.isUnopened()) {
            tell(owner, now.id(), "none", null);
            return;
        }
        boolean endless = !now.expiresAt().isBefore(PanelUser.NEVER);
        boolean enabled = now.status() != VpnUserStatus.DISABLED;
        Instant until = now.status() == VpnUserStatus.EXPIRED ? earlier(now.expiresAt()) : now.expiresAt();
        tell(owner, now.id(), words.of(owner, now.id(), enabled, until), endless ? null : now.expiresAt());
    }

    /** The panel has this user no more. */
    void gone(VpnUserLink link) {
        links.remove(link.id());
        AccountId owner = link.owner();
        if (owner != null) tell(owner, link.id(), "none", null);
    }

    /** The panel's word that it is over counts, also when its clock is ahead of ours. */
    private Instant earlier(Instant end) {
        Instant now = clock.instant();
        return end.isBefore(now) ? end : now;
    }

    private void tell(AccountId owner, VpnUserId id, String status, @Nullable Instant until) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("subscription_id", id.toString());
        data.put("status", status);
        data.put("expires_at", until == null ? null : until.toString());
        events.publish(new Events.Event(TOPIC, "subscription_updated", owner, data, clock.instant()));
    }
}
