package com.cybervpn.bootstrap;

import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.in.ChangeVpnUser;
import com.cybervpn.application.vpn.port.in.CreateVpnUser;
import com.cybervpn.application.vpn.port.in.DeleteVpnUser;
import com.cybervpn.application.vpn.port.in.ReadSubscriptionConfig;
import com.cybervpn.application.vpn.port.in.ReadVpnUsers;
import com.cybervpn.application.vpn.port.in.VpnAccess;
import com.cybervpn.application.vpn.port.in.VpnServers;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.application.vpn.port.out.PanelNodes;
import com.cybervpn.application.vpn.port.out.PanelSquads;
import com.cybervpn.application.vpn.port.out.PanelSubscriptions;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.application.vpn.service.AccessChanges;
import com.cybervpn.application.vpn.service.ChangeVpnUserService;
import com.cybervpn.application.vpn.service.CreateVpnUserService;
import com.cybervpn.application.vpn.service.DefaultSquads;
import com.cybervpn.application.vpn.service.DeleteVpnUserService;
import com.cybervpn.application.vpn.service.ReadSubscriptionConfigService;
import com.cybervpn.application.vpn.service.ReadVpnUsersService;
import com.cybervpn.application.vpn.service.ServerCaches;
import com.cybervpn.application.vpn.service.VpnAccessService;
import com.cybervpn.application.vpn.service.VpnServersService;
import com.cybervpn.application.vpn.service.VpnUserDirectory;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires VPN users, servers and access; the only place where their services are constructed. */
@Factory
final class VpnUseCases {
    @Singleton
    VpnUserDirectory vpnUserDirectory(PanelUsers panel, VpnUserLinks links, Ids ids) {
        return new VpnUserDirectory(panel, links, ids);
    }

    @Singleton
    DefaultSquads defaultSquads(VpnConfig config, PanelSquads panel) {
        return new DefaultSquads(config.defaultSquads(), panel);
    }

    @Singleton
    AccessChanges accessChanges(VpnUserLinks links, Events events, InstantSource clock) {
        return new AccessChanges(links, events, clock);
    }

    @Singleton
    ServerCaches serverCaches(VpnConfig config, InstantSource clock, Events events) {
        return new ServerCaches(config.serversCache(), config.serverStatsCache(), clock, events);
    }

    @Singleton
    ReadVpnUsers readVpnUsers(PanelUsers panel, VpnUserDirectory directory) {
        return new ReadVpnUsersService(panel, directory);
    }

    @Singleton
    CreateVpnUser createVpnUser(
            PanelUsers panel,
            DefaultSquads squads,
            VpnUserDirectory directory,
            Transactions transactions,
            AuditTrail audit) {
        return new CreateVpnUserService(panel, squads, directory, transactions, audit);
    }

    @Singleton
    ChangeVpnUser changeVpnUser(
            PanelUsers panel,
            VpnUserDirectory directory,
            Transactions transactions,
            AuditTrail audit,
            AccessChanges changes,
            InstantSource clock) {
        return new ChangeVpnUserService(panel, directory, transactions, audit, changes, clock);
    }

    @Singleton
    DeleteVpnUser deleteVpnUser(
            PanelUsers panel, VpnUserLinks links, Transactions transactions, AuditTrail audit, AccessChanges changes) {
        return new DeleteVpnUserService(panel, links, transactions, audit, changes);
    }

    @Singleton
    ReadSubscriptionConfig readSubscriptionConfig(VpnUserLinks links, PanelSubscriptions panel) {
        return new ReadSubscriptionConfigService(links, panel);
    }

    @Singleton
    VpnServers vpnServers(
            PanelNodes panel,
            PanelConfigProfiles profiles,
            ServerCaches caches,
            Transactions transactions,
            AuditTrail audit,
            InstantSource clock) {
        return new VpnServersService(panel, profiles, caches, transactions, audit, clock);
    }

    @Singleton
    VpnAccess vpnAccess(
            PanelUsers panel,
            DefaultSquads squads,
            VpnUserDirectory directory,
            AccessChanges changes,
            Transactions transactions,
            InstantSource clock) {
        return new VpnAccessService(panel, squads, directory, changes, transactions, clock);
    }
}
