package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.in.CreateVpnUser;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.domain.shared.Permission;
import com.cybervpn.domain.vpn.NewPanelUser;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.TrafficReset;
import com.cybervpn.domain.vpn.VpnUser;
import java.util.Objects;

/** Makes the user on the panel first: one that we then fail to record is found there and recorded when next seen. */
public final class CreateVpnUserService implements CreateVpnUser {
    private final PanelUsers panel;
    private final DefaultSquads squads;
    private final VpnUserDirectory directory;
    private final Transactions transactions;
    private final VpnUserAudit audit;

    public CreateVpnUserService(
            PanelUsers panel,
            DefaultSquads squads,
            VpnUserDirectory directory,
            Transactions transactions,
            AuditTrail trail) {
        this.panel = panel;
        this.squads = squads;
        this.directory = directory;
        this.transactions = transactions;
        this.audit = new VpnUserAudit(trail);
    }

    @Override
    public PanelChange<VpnUser> create(Caller caller, Command command) {
        caller.require(Permission.USER_CREATE);
        if (!PanelUser.isPossibleName(command.username())) {
            return new PanelChange.Refused<>("Username must have 3 to 36 letters, digits, underscores or dashes");
        }
        NewPanelUser user = new NewPanelUser(
                command.username(),
                Objects.requireNonNullElse(command.expiresAt(), PanelUser.NEVER),
                Objects.requireNonNullElse(command.trafficLimitBytes(), 0L),
                TrafficReset.NO_RESET,
                null,
                command.email(),
                null,
                null,
                null,
                squads.ids());
        return PanelAnswers.told(panel.create(user), created -> record(caller, created));
    }

    private VpnUser record(Caller caller, PanelUser created) {
        return transactions.inTransaction(() -> {
            VpnUser user = directory.link(created, null);
            audit.record(caller, "vpn_user_created", user.id(), null, created);
            return user;
        });
    }
}
