package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Our own record of VPN users: the ids we gave them, and their owners. */
public interface VpnUserLinks {
    Optional<VpnUserLink> find(VpnUserId id);

    Optional<VpnUserLink> findByOwner(AccountId owner);

    /** Those that are known, in no order; one query for all. */
    List<VpnUserLink> findAll(Collection<PanelUserId> panelIds);

    /** A part of all, by id: those after {@code after}, or from the start. */
    List<VpnUserLink> after(Optional<VpnUserId> after, int limit);

    /**
     * Stores links to users of the panel that are not linked yet, and gives all of them back as they are stored: a link
     * that someone else stored meanwhile stands.
     */
    List<VpnUserLink> adopt(List<VpnUserLink> links);

    /**
     * Stores what has become different about a link.
     *
     * @throws com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange when its owner has another VPN user by now
     */
    void update(VpnUserLink link);

    void remove(VpnUserId id);
}
