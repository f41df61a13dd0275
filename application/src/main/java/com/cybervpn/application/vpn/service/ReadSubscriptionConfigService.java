package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.ReadSubscriptionConfig;
import com.cybervpn.application.vpn.port.out.PanelSubscriptions;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.domain.shared.Permission;
import com.cybervpn.domain.vpn.SubscriptionLinks;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import java.util.Optional;
import java.util.UUID;

/** Asks for the right before it says whether there is such a user. */
public final class ReadSubscriptionConfigService implements ReadSubscriptionConfig {
    private final VpnUserLinks links;
    private final PanelSubscriptions panel;

    public ReadSubscriptionConfigService(VpnUserLinks links, PanelSubscriptions panel) {
        this.links = links;
        this.panel = panel;
    }

    @Override
    public Optional<SubscriptionLinks> read(Caller caller, UUID user) {
        Optional<VpnUserLink> link = user.equals(caller.account().value())
                ? links.findByOwner(caller.account())
                : links.find(new VpnUserId(user)).filter(found -> mayRead(caller, found));
        if (link.isEmpty() && !user.equals(caller.account().value())) caller.require(Permission.USER_READ);
        return link.flatMap(found -> panel.links(found.panelId()));
    }

    private static boolean mayRead(Caller caller, VpnUserLink link) {
        return caller.account().equals(link.owner()) || caller.may(Permission.USER_READ);
    }
}
