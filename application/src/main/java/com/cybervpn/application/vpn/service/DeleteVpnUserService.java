package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.in.DeleteVpnUser;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.domain.shared.Permission;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;

/** Deletes on the panel first: a record without its user is cleared away when it is next looked at. */
public final class DeleteVpnUserService implements DeleteVpnUser {
    private final PanelUsers panel;
    private final VpnUserLinks links;
    private final Transactions transactions;
    private final VpnUserAudit audit;
    private final AccessChanges changes;

    public DeleteVpnUserService(
            PanelUsers panel, VpnUserLinks links, Transactions transactions, AuditTrail trail, AccessChanges changes) {
        this.panel = panel;
        this.links = links;
        this.transactions = transactions;
        this.audit = new VpnUserAudit(trail);
        this.changes = changes;
    }

    @Override
    public PanelChange<VpnUserId> delete(Caller caller, VpnUserId id) {
        caller.require(Permission.USER_DELETE);
        VpnUserLink link = links.find(id).orElse(null);
        if (link == null) return new PanelChange.NoSuch<>();
        PanelUser before = panel.find(link.panelId()).orElse(null);
        boolean deleted = panel.delete(link.panelId());
        transactions.run(() -> {
            changes.gone(link);
            if (deleted) audit.record(caller, "vpn_user_deleted", id, before, null);
        });
        return deleted ? new PanelChange.Done<>(id) : new PanelChange.NoSuch<>();
    }
}
