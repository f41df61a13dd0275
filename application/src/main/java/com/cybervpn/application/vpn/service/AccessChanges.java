package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
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
    private final Events events;
    private final InstantSource clock;

    public AccessChanges(VpnUserLinks links, Events events, InstantSource clock) {
        this.links = links;
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
        boolean endless = !now.expiresAt().isBefore(PanelUser.NEVER);
        tell(now.owner(), now.id(), statusOf(now), endless ? null : now.expiresAt());
    }

    /** The panel has this user no more. */
    void gone(VpnUserLink link) {
        links.remove(link.id());
        tell(link.owner(), link.id(), "none", null);
    }

    private void tell(@Nullable AccountId owner, VpnUserId id, String status, @Nullable Instant until) {
        if (owner == null) return;
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("subscription_id", id.toString());
        data.put("status", status);
        data.put("expires_at", until == null ? null : until.toString());
        events.publish(new Events.Event(TOPIC, "subscription_updated", owner, data, clock.instant()));
    }

    /** The word for an account's subscription as far as the panel alone can say. */
    private String statusOf(VpnUserLink link) {
        if (!link.expiresAt().isAfter(clock.instant())) return "expired";
        return switch (link.status()) {
            case ACTIVE, LIMITED -> "active";
            case EXPIRED -> "expired";
            case DISABLED -> "cancelled";
        };
    }
}
