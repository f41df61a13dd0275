package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings the panel's users and our ids for them together. */
public final class VpnUserDirectory {
    private final PanelUsers panel;
    private final VpnUserLinks links;
    private final Ids ids;

    public VpnUserDirectory(PanelUsers panel, VpnUserLinks links, Ids ids) {
        this.panel = panel;
        this.links = links;
        this.ids = ids;
    }

    /** Our view of these users of the panel; those seen for the first time get an id. */
    List<VpnUser> known(List<PanelUser> users) {
        if (users.isEmpty()) return List.of();
        Map<PanelUserId, VpnUserLink> byPanelId = new HashMap<>();
        links.findAll(users.stream().map(PanelUser::id).toList()).forEach(link -> byPanelId.put(link.panelId(), link));
        List<VpnUserLink> fresh = users.stream()
                .filter(user -> !byPanelId.containsKey(user.id()))
                .map(user -> VpnUserLink.to(user, new VpnUserId(ids.next()), null))
                .toList();
        if (!fresh.isEmpty()) links.adopt(fresh).forEach(link -> byPanelId.put(link.panelId(), link));
        return users.stream()
                .flatMap(
                        user -> Optional.ofNullable(byPanelId.get(user.id()))
                                .map(link -> new VpnUser(link.id(), link.owner(), user))
                                .stream())
                .toList();
    }

    VpnUser known(PanelUser user) {
        return known(List.of(user)).getFirst();
    }

    /** Records a user of the panel as this owner's; whoever it was linked to before. */
    VpnUser link(PanelUser user, @Nullable AccountId owner) {
        VpnUserLink link = links.adopt(List.of(VpnUserLink.to(user, new VpnUserId(ids.next()), owner)))
                .getFirst();
        if (owner != null && !owner.equals(link.owner())) {
            link = link.ownedBy(owner);
            links.update(link);
        }
        return new VpnUser(link.id(), link.owner(), user);
    }

    Optional<VpnUserLink> link(VpnUserId id) {
        return links.find(id);
    }

    Optional<VpnUser> find(VpnUserId id) {
        return links.find(id).flatMap(this::onPanel);
    }

    Optional<VpnUser> findByOwner(AccountId owner) {
        return links.findByOwner(owner).flatMap(this::onPanel);
    }

    private Optional<VpnUser> onPanel(VpnUserLink link) {
        return panel.find(link.panelId()).map(user -> new VpnUser(link.id(), link.owner(), user));
    }
}
