package com.cybervpn.bootstrap;

import com.cybervpn.application.deployer.port.in.AppRegistry;
import com.cybervpn.application.deployer.port.in.DeployerFeed;
import com.cybervpn.application.deployer.port.in.DeployerHealth;
import com.cybervpn.application.deployer.port.in.DeployerTasks;
import com.cybervpn.application.deployer.port.in.Deploying;
import com.cybervpn.application.deployer.port.in.HostServices;
import com.cybervpn.application.deployer.port.in.SecurityAudit;
import com.cybervpn.application.deployer.port.in.ServerReachability;
import com.cybervpn.application.deployer.port.in.ServerRegistry;
import com.cybervpn.application.deployer.port.in.ServerSetup;
import com.cybervpn.application.deployer.port.in.TrustedHosts;
import com.cybervpn.application.deployer.port.in.VersionArchive;
import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Archives;
import com.cybervpn.application.deployer.port.out.Deployments;
import com.cybervpn.application.deployer.port.out.RemoteHosts;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.deployer.port.out.Versions;
import com.cybervpn.application.deployer.service.AppRegistryService;
import com.cybervpn.application.deployer.service.BusyServers;
import com.cybervpn.application.deployer.service.Contact;
import com.cybervpn.application.deployer.service.DeployKind;
import com.cybervpn.application.deployer.service.DeployerFeedService;
import com.cybervpn.application.deployer.service.DeployerHealthService;
import com.cybervpn.application.deployer.service.DeployerTasksService;
import com.cybervpn.application.deployer.service.DeployingService;
import com.cybervpn.application.deployer.service.DeploymentRecord;
import com.cybervpn.application.deployer.service.HostReading;
import com.cybervpn.application.deployer.service.HostServicesService;
import com.cybervpn.application.deployer.service.LockdownKind;
import com.cybervpn.application.deployer.service.PackagesKind;
import com.cybervpn.application.deployer.service.RollbackKind;
import com.cybervpn.application.deployer.service.SecurityAuditService;
import com.cybervpn.application.deployer.service.ServerReachabilityService;
import com.cybervpn.application.deployer.service.ServerRegistryService;
import com.cybervpn.application.deployer.service.ServerSetupService;
import com.cybervpn.application.deployer.service.ServiceKind;
import com.cybervpn.application.deployer.service.SetupKind;
import com.cybervpn.application.deployer.service.TaskDesk;
import com.cybervpn.application.deployer.service.Tempo;
import com.cybervpn.application.deployer.service.TrustedHostsService;
import com.cybervpn.application.deployer.service.UserKind;
import com.cybervpn.application.deployer.service.VersionArchiveService;
import com.cybervpn.application.operations.port.in.CancelOperation;
import com.cybervpn.application.operations.port.in.OperationKind;
import com.cybervpn.application.operations.port.in.ReadOperations;
import com.cybervpn.application.operations.port.in.StartOperation;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.HostKeys;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires the use cases of the deployer context and the kinds of its operations. */
@Factory
final class DeployerUseCases {
    @Singleton
    Tempo tempo(DeployerConfig config) {
        return new Tempo(Thread::sleep, config.pause(), config.healthTries(), config.healthPause(), (int)
                config.deadMan().toSeconds());
    }

    @Singleton
    Contact contact(RemoteHosts hosts, Servers servers, Apps apps, Events events, InstantSource clock) {
        return new Contact(hosts, servers, apps, events, clock);
    }

    @Singleton
    BusyServers busyServers(ReadOperations operations) {
        return new BusyServers(operations);
    }

    @Singleton
    HostReading hostReading(Servers servers, Contact contact) {
        return new HostReading(servers, contact);
    }

    @Singleton
    TaskDesk taskDesk(
            StartOperation start, TaskRequests requests, AuditTrail audit, Transactions transactions, Ids ids) {
        return new TaskDesk(start, requests, audit, transactions, ids);
    }

    @Singleton
    DeploymentRecord deploymentRecord(Deployments deployments, Apps apps, InstantSource clock) {
        return new DeploymentRecord(deployments, apps, clock);
    }

    @Singleton
    OperationKind setupKind(TaskRequests requests, Servers servers, Contact contact, Tempo tempo, InstantSource clock) {
        return new SetupKind(requests, servers, contact, tempo, clock);
    }

    @Singleton
    OperationKind userKind(TaskRequests requests, Servers servers, Contact contact) {
        return new UserKind(requests, servers, contact);
    }

    @Singleton
    OperationKind packagesKind(TaskRequests requests, Servers servers, Contact contact) {
        return new PackagesKind(requests, servers, contact);
    }

    @Singleton
    OperationKind lockdownKind(
            TaskRequests requests, Servers servers, Contact contact, Tempo tempo, InstantSource clock) {
        return new LockdownKind(requests, servers, contact, tempo, clock);
    }

    @Singleton
    OperationKind serviceKind(
            TaskRequests requests, Servers servers, Contact contact, Events events, InstantSource clock) {
        return new ServiceKind(requests, servers, contact, events, clock);
    }

    @Singleton
    OperationKind deployKind(
            TaskRequests requests,
            Servers servers,
            Contact contact,
            Apps apps,
            Archives archives,
            DeploymentRecord record,
            Tempo tempo,
            InstantSource clock) {
        return new DeployKind(requests, servers, contact, apps, archives, record, tempo, clock);
    }

    @Singleton
    OperationKind rollbackKind(
            TaskRequests requests,
            Servers servers,
            Contact contact,
            Apps apps,
            DeploymentRecord record,
            Tempo tempo,
            InstantSource clock) {
        return new RollbackKind(requests, servers, contact, apps, record, tempo, clock);
    }

    @Singleton
    ServerRegistry serverRegistry(
            Servers servers,
            BusyServers busy,
            Contact contact,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new ServerRegistryService(servers, busy, contact, audit, transactions, ids, clock);
    }

    @Singleton
    AppRegistry appRegistry(
            Apps apps,
            Servers servers,
            Versions versions,
            Archives archives,
            BusyServers busy,
            Contact contact,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new AppRegistryService(
                apps, servers, versions, archives, busy, contact, audit, transactions, ids, clock);
    }

    @Singleton
    VersionArchive versionArchive(
            Versions versions,
            Apps apps,
            Archives archives,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new VersionArchiveService(versions, apps, archives, audit, transactions, ids, clock);
    }

    @Singleton
    ServerSetup serverSetup(Servers servers, TaskDesk desk) {
        return new ServerSetupService(servers, desk);
    }

    @Singleton
    SecurityAudit securityAudit(HostReading reading, InstantSource clock) {
        return new SecurityAuditService(reading, clock);
    }

    @Singleton
    HostServices hostServices(HostReading reading, Servers servers, Apps apps, TaskDesk desk, InstantSource clock) {
        return new HostServicesService(reading, servers, apps, desk, clock);
    }

    @Singleton
    Deploying deploying(
            Apps apps,
            Servers servers,
            Versions versions,
            Deployments deployments,
            TaskRequests requests,
            TaskDesk desk,
            ReadOperations operations,
            CancelOperation cancellation,
            InstantSource clock) {
        return new DeployingService(
                apps, servers, versions, deployments, requests, desk, operations, cancellation, clock);
    }

    @Singleton
    DeployerTasks deployerTasks(ReadOperations operations) {
        return new DeployerTasksService(operations);
    }

    @Singleton
    ServerReachability serverReachability(HostReading reading, Servers servers) {
        return new ServerReachabilityService(reading, servers);
    }

    @Singleton
    DeployerHealth deployerHealth(Deployments deployments, Archives archives, Contact contact, InstantSource clock) {
        return new DeployerHealthService(deployments, archives, contact, clock);
    }

    @Singleton
    TrustedHosts trustedHosts(HostKeys hostKeys, RemoteHosts hosts, AuditTrail audit, Transactions transactions) {
        return new TrustedHostsService(hostKeys, hosts, audit, transactions);
    }

    @Singleton
    DeployerFeed deployerFeed(Events events) {
        return new DeployerFeedService(events);
    }
}
