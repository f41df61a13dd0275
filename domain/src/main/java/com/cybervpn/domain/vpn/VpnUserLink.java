package com.cybervpn.domain.vpn;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which user of the panel a VPN user is, whose access it is, and how the panel last showed it.
 *
 * @param owner null for users that staff keep by hand
 */
public record VpnUserLink(
        VpnUserId id,
        PanelUserId panelId,
        String shortUuid,
        @Nullable AccountId owner,
        VpnUserStatus status,
        Instant expiresAt) {

    public static VpnUserLink to(PanelUser user, VpnUserId id, @Nullable AccountId owner) {
        return new VpnUserLink(id, user.id(), user.shortUuid(), owner, user.status(), user.expiresAt());
    }

    public VpnUserLink ownedBy(AccountId newOwner) {
        return new VpnUserLink(id, panelId, shortUuid, newOwner, status, expiresAt);
    }

    /** The same link after another look at the panel. */
    public VpnUserLink seenAs(PanelUser user) {
        return to(user, id, owner);
    }

    /** The same link after the panel told what changed. */
    public VpnUserLink shownAs(VpnUserStatus newStatus, Instant newExpiresAt) {
        return new VpnUserLink(id, panelId, shortUuid, owner, newStatus, newExpiresAt);
    }

    /** Whether it still waits for its first access. */
    public boolean isUnopened() {
        return !expiresAt.isAfter(PanelUser.NOT_YET);
    }

    /** Prints no part of the subscription link. */
    @Override
    public String toString() {
        return "VpnUserLink[id=" + id + ", panelId=" + panelId + "]";
    }
}
