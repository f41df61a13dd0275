package com.cybervpn.bootstrap;

import com.cybervpn.application.billing.port.in.NameSubscription;
import com.cybervpn.application.identity.port.in.AccountDirectory;
import com.cybervpn.application.identity.port.out.Arrivals;
import com.cybervpn.application.identity.service.CredentialListener;
import com.cybervpn.application.operations.port.in.WebhookHandler;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.in.ChangeVpnUser;
import com.cybervpn.application.vpn.port.in.ConfigProfiles;
import com.cybervpn.application.vpn.port.in.CreateVpnUser;
import com.cybervpn.application.vpn.port.in.DeleteVpnUser;
import com.cybervpn.application.vpn.port.in.Hosts;
import com.cybervpn.application.vpn.port.in.Inbounds;
import com.cybervpn.application.vpn.port.in.Monitoring;
import com.cybervpn.application.vpn.port.in.PayloadSigning;
import com.cybervpn.application.vpn.port.in.ReadOwnUsage;
import com.cybervpn.application.vpn.port.in.ReadSubscriptionConfig;
import com.cybervpn.application.vpn.port.in.ReadVpnUsers;
import com.cybervpn.application.vpn.port.in.Settings;
import com.cybervpn.application.vpn.port.in.Snippets;
import com.cybervpn.application.vpn.port.in.Squads;
import com.cybervpn.application.vpn.port.in.SubscriptionTemplates;
import com.cybervpn.application.vpn.port.in.TelegramUsers;
import com.cybervpn.application.vpn.port.in.VpnAccess;
import com.cybervpn.application.vpn.port.in.VpnServers;
import com.cybervpn.application.vpn.port.in.XrayConfigs;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.application.vpn.port.out.PanelHosts;
import com.cybervpn.application.vpn.port.out.PanelNodes;
import com.cybervpn.application.vpn.port.out.PanelNotes;
import com.cybervpn.application.vpn.port.out.PanelSnippets;
import com.cybervpn.application.vpn.port.out.PanelSquads;
import com.cybervpn.application.vpn.port.out.PanelSubscriptions;
import com.cybervpn.application.vpn.port.out.PanelSystem;
import com.cybervpn.application.vpn.port.out.PanelTemplates;
import com.cybervpn.application.vpn.port.out.PanelUsers;
import com.cybervpn.application.vpn.port.out.PayloadSigner;
import com.cybervpn.application.vpn.port.out.PlanLimits;
import com.cybervpn.application.vpn.port.out.Probe;
import com.cybervpn.application.vpn.port.out.ServerStates;
import com.cybervpn.application.vpn.port.out.SettingStore;
import com.cybervpn.application.vpn.port.out.SubscriptionWords;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.application.vpn.service.AccessChanges;
import com.cybervpn.application.vpn.service.ChangeVpnUserService;
import com.cybervpn.application.vpn.service.ConfigProfilesService;
import com.cybervpn.application.vpn.service.CreateVpnUserService;
import com.cybervpn.application.vpn.service.DefaultSquads;
import com.cybervpn.application.vpn.service.DeleteVpnUserService;
import com.cybervpn.application.vpn.service.ForgetOwner;
import com.cybervpn.application.vpn.service.HostsService;
import com.cybervpn.application.vpn.service.InboundsService;
import com.cybervpn.application.vpn.service.MonitoringService;
import com.cybervpn.application.vpn.service.PanelAudit;
import com.cybervpn.application.vpn.service.PanelProbe;
import com.cybervpn.application.vpn.service.PanelWebhooks;
import com.cybervpn.application.vpn.service.PayloadSigningService;
import com.cybervpn.application.vpn.service.ProvisionNewcomer;
import com.cybervpn.application.vpn.service.ReadOwnUsageService;
import com.cybervpn.application.vpn.service.ReadSubscriptionConfigService;
import com.cybervpn.application.vpn.service.ReadVpnUsersService;
import com.cybervpn.application.vpn.service.ReconcilePanel;
import com.cybervpn.application.vpn.service.ServerCaches;
import com.cybervpn.application.vpn.service.ServerChanges;
import com.cybervpn.application.vpn.service.SettingsService;
import com.cybervpn.application.vpn.service.SnippetsService;
import com.cybervpn.application.vpn.service.SquadsService;
import com.cybervpn.application.vpn.service.SubscriptionTemplatesService;
import com.cybervpn.application.vpn.service.TelegramUsersService;
import com.cybervpn.application.vpn.service.VpnAccessService;
import com.cybervpn.application.vpn.service.VpnServersService;
import com.cybervpn.application.vpn.service.VpnUserDirectory;
import com.cybervpn.application.vpn.service.XrayConfigsService;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.remnawave.PanelConnection;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

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
    AccessChanges accessChanges(VpnUserLinks links, SubscriptionWords words, Events events, InstantSource clock) {
        return new AccessChanges(links, words, events, clock);
    }

    @Singleton
    SubscriptionWords subscriptionWords(NameSubscription billing) {
        return (owner, user, enabled, expiresAt) ->
                billing.of(owner, user.value(), enabled, expiresAt).code();
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
            Transactions transactions) {
        return new VpnAccessService(panel, squads, directory, changes, transactions);
    }

    @Singleton
    Arrivals arrivals(Jobs jobs, VpnConfig config, InstantSource clock) {
        if (!config.usersForNewcomers()) return _ -> {};
        return account -> jobs.enqueue(ProvisionNewcomer.KIND, account.toString(), clock.instant());
    }

    @Singleton
    ProvisionNewcomer provisionNewcomer(AccountDirectory accounts, VpnAccess access) {
        return new ProvisionNewcomer(accounts, access);
    }

    @Singleton
    ForgetOwner forgetOwner(VpnAccess access) {
        return new ForgetOwner(access);
    }

    /** The panel forgets a person together with us. */
    @Singleton
    CredentialListener panelErasure(Jobs jobs, InstantSource clock) {
        return new CredentialListener() {
            @Override
            public void accountErased(AccountId account) {
                jobs.enqueue(ForgetOwner.KIND, account.toString(), clock.instant());
            }
        };
    }

    @Singleton
    PanelAudit panelAudit(AuditTrail audit) {
        return new PanelAudit(audit);
    }

    @Singleton
    Hosts hosts(PanelHosts panel, PanelConfigProfiles profiles, PanelAudit audit) {
        return new HostsService(panel, profiles, audit);
    }

    @Singleton
    ConfigProfiles configProfiles(PanelConfigProfiles panel, PanelNotes notes, PanelAudit audit) {
        return new ConfigProfilesService(panel, notes, audit);
    }

    @Singleton
    Inbounds inbounds(PanelConfigProfiles panel) {
        return new InboundsService(panel);
    }

    @Singleton
    XrayConfigs xrayConfigs(PanelConfigProfiles panel, PanelAudit audit) {
        return new XrayConfigsService(panel, audit);
    }

    @Singleton
    Squads squads(PanelSquads panel, PanelConfigProfiles profiles, PanelNotes notes, PanelAudit audit) {
        return new SquadsService(panel, profiles, notes, audit);
    }

    @Singleton
    Snippets snippets(PanelSnippets panel, PanelNotes notes, PanelAudit audit) {
        return new SnippetsService(panel, notes, audit);
    }

    @Singleton
    SubscriptionTemplates subscriptionTemplates(PanelTemplates panel, PanelNotes notes, PanelAudit audit) {
        return new SubscriptionTemplatesService(panel, notes, audit);
    }

    @Singleton
    Settings settings(SettingStore store, PanelAudit audit, Transactions transactions) {
        return new SettingsService(store, audit, transactions);
    }

    @Singleton
    PayloadSigning payloadSigning(PayloadSigner signer, PanelAudit audit, VpnConfig config) {
        return new PayloadSigningService(signer, audit, config.signingStaffOnly());
    }

    @Singleton
    TelegramUsers telegramUsers(
            PanelUsers panel,
            PanelSubscriptions subscriptions,
            VpnUserDirectory directory,
            PlanLimits plans,
            AccessChanges changes,
            Transactions transactions,
            AuditTrail audit,
            InstantSource clock) {
        return new TelegramUsersService(panel, subscriptions, directory, plans, changes, transactions, audit, clock);
    }

    @Singleton
    ReadOwnUsage readOwnUsage(VpnUserDirectory directory, InstantSource clock) {
        return new ReadOwnUsageService(directory, clock);
    }

    @Singleton
    Probe panelProbe(PanelSystem panel) {
        return new PanelProbe(panel);
    }

    @Singleton
    Monitoring monitoring(
            PanelSystem system,
            PanelNodes nodes,
            ServerCaches servers,
            List<Probe> probes,
            VpnConfig config,
            InstantSource clock,
            Events events) {
        return new MonitoringService(system, nodes, servers, probes, config.lifetimes(), clock, events);
    }

    @Singleton
    ServerChanges serverChanges(ServerStates states, ServerCaches caches, Events events, InstantSource clock) {
        return new ServerChanges(states, caches, events, clock);
    }

    @Singleton
    WebhookHandler panelWebhooks(
            PanelConnection panel,
            VpnUserLinks links,
            AccessChanges access,
            ServerChanges servers,
            Events events,
            InstantSource clock) {
        return new PanelWebhooks(panel.webhookSecret(), links, access, servers, events, clock);
    }

    @Singleton
    RecurringJob reconcilePanel(
            PanelUsers users,
            PanelNodes nodes,
            VpnUserLinks links,
            ServerStates states,
            AccessChanges access,
            ServerChanges servers,
            Transactions transactions,
            VpnConfig config) {
        return new ReconcilePanel(users, nodes, links, states, access, servers, transactions, config.reconcileEvery());
    }
}
