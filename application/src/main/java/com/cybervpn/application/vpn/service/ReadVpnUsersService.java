package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.ReadVpnUsers;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.domain.shared.Permission;
import com.cybervpn.domain.vpn.VpnUser;
import com.cybervpn.domain.vpn.VpnUserId;
import java.util.List;
import java.util.Optional;

/** Reads from the panel: one call a page, and one query for the ids of a page. */
public final class ReadVpnUsersService implements ReadVpnUsers {
    private final PanelUsers panel;
    private final VpnUserDirectory directory;

    public ReadVpnUsersService(PanelUsers panel, VpnUserDirectory directory) {
        this.panel = panel;
        this.directory = directory;
    }

    @Override
    public Page list(Caller caller, int page, int size) {
        caller.require(Permission.USER_READ);
        long start = Math.multiplyFull(page - 1, size);
        if (start > Integer.MAX_VALUE)
            return new Page(List.of(), panel.list(0, 1).total());
        PanelUsers.Page found = panel.list((int) start, size);
        return new Page(directory.known(found.users()), found.total());
    }

    @Override
    public Optional<VpnUser> read(Caller caller, VpnUserId id) {
        caller.require(Permission.USER_READ);
        return directory.find(id);
    }
}
