package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.out.PanelNodes;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.application.vpn.port.out.ServerStates;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.VpnServer;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at the whole panel now and then, and makes up for webhooks that were lost. */
public final class ReconcilePanel implements RecurringJob {
    private static final int BATCH = 500;

    private final PanelUsers users;
    private final PanelNodes nodes;
    private final VpnUserLinks links;
    private final ServerStates states;
    private final AccessChanges access;
    private final ServerChanges servers;
    private final Transactions transactions;
    private final Duration every;

    public ReconcilePanel(
            PanelUsers users,
            PanelNodes nodes,
            VpnUserLinks links,
            ServerStates states,
            AccessChanges access,
            ServerChanges servers,
            Transactions transactions,
            Duration every) {
        this.users = users;
        this.nodes = nodes;
        this.links = links;
        this.states = states;
        this.access = access;
        this.servers = servers;
        this.transactions = transactions;
        this.every = every;
    }

    @Override
    public String name() {
        return "reconcile-panel";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void run() {
        reconcileServers();
        reconcileUsers();
    }

    private void reconcileServers() {
        List<VpnServer> present = nodes.list();
        Set<UUID> ids = new HashSet<>();
        transactions.run(() -> {
            for (VpnServer server : present) {
                ids.add(server.id());
                servers.looked(server.id(), server.status(), server.usersOnline());
            }
            states.all().keySet().stream().filter(id -> !ids.contains(id)).forEach(servers::gone);
        });
    }

    private void reconcileUsers() {
        Set<PanelUserId> present = new HashSet<>();
        @Nullable String cursor = null;
        do {
            PanelUsers.Batch batch = users.walk(cursor, BATCH);
            batch.users().forEach(user -> present.add(user.id()));
            repair(batch.users());
            cursor = batch.next();
        } while (cursor != null);
        forgetAllBut(present);
    }

    private void repair(List<PanelUser> shown) {
        Map<PanelUserId, PanelUser> byId = new HashMap<>();
        shown.forEach(user -> byId.put(user.id(), user));
        for (VpnUserLink link : links.findAll(byId.keySet())) {
            PanelUser user = byId.get(link.panelId());
            if (user == null) continue;
            VpnUserLink now = link.seenAs(user);
            if (!now.equals(link)) transactions.run(() -> access.seen(link, now));
        }
    }

    /** One that was made after the walk began is on the panel all the same: ask before forgetting. */
    private void forgetAllBut(Set<PanelUserId> present) {
        Optional<VpnUserId> last = Optional.empty();
        List<VpnUserLink> part;
        do {
            part = links.after(last, BATCH);
            for (VpnUserLink link : part) {
                last = Optional.of(link.id());
                if (!present.contains(link.panelId())
                        && users.find(link.panelId()).isEmpty()) {
                    transactions.run(() -> access.gone(link));
                }
            }
        } while (part.size() == BATCH);
    }
}
