package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.in.ChangeVpnUser;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.domain.shared.Permission;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserChange;
import com.cybervpn.domain.vpn.VpnUser;
import java.time.Instant;
import java.time.InstantSource;

/** Changes the panel's user, and writes down what it was and became. */
public final class ChangeVpnUserService implements ChangeVpnUser {
    private final PanelUsers panel;
    private final VpnUserDirectory directory;
    private final Transactions transactions;
    private final VpnUserAudit audit;
    private final AccessChanges changes;
    private final InstantSource clock;

    public ChangeVpnUserService(
            PanelUsers panel,
            VpnUserDirectory directory,
            Transactions transactions,
            AuditTrail trail,
            AccessChanges changes,
            InstantSource clock) {
        this.panel = panel;
        this.directory = directory;
        this.transactions = transactions;
        this.audit = new VpnUserAudit(trail);
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public PanelChange<VpnUser> change(Caller caller, Command command) {
        caller.require(Permission.USER_UPDATE);
        VpnUser user = directory.find(command.id()).orElse(null);
        if (user == null) return new PanelChange.NoSuch<>();
        if (command.username() != null
                && !command.username().equals(user.panel().username())) {
            return new PanelChange.Refused<>("A VPN user cannot be renamed");
        }
        Instant until = command.expiresAt();
        if (until != null && !until.isAfter(clock.instant())) {
            return new PanelChange.Refused<>("expire_at must be in the future");
        }
        PanelUserChange change = PanelUserChange.NONE
                .withEmail(command.email())
                .withTrafficLimitBytes(command.trafficLimitBytes())
                .withExpiresAt(until);
        if (until != null && user.panel().isUnopened()) change = change.withEnabled(true);
        if (change.isEmpty()) return new PanelChange.Done<>(user);
        return PanelAnswers.told(panel.update(user.panel().id(), change), changed -> record(caller, user, changed));
    }

    private VpnUser record(Caller caller, VpnUser before, PanelUser changed) {
        VpnUser after = new VpnUser(before.id(), before.owner(), changed);
        transactions.run(() -> {
            audit.record(caller, "vpn_user_updated", before.id(), before.panel(), changed);
            changes.seen(after);
        });
        return after;
    }
}
