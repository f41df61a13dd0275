package com.cybervpn.bootstrap;

import com.cybervpn.application.hosting.port.in.AdministerApps;
import com.cybervpn.application.hosting.port.in.AdministerHostingUsers;
import com.cybervpn.application.hosting.port.in.AppEnvironment;
import com.cybervpn.application.hosting.port.in.CreateApp;
import com.cybervpn.application.hosting.port.in.DeleteApp;
import com.cybervpn.application.hosting.port.in.ReadApps;
import com.cybervpn.application.hosting.port.in.ReadDeployments;
import com.cybervpn.application.hosting.port.in.ReadOwnHosting;
import com.cybervpn.application.hosting.port.in.RedeployApp;
import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.Customers;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.hosting.port.out.EnvVars;
import com.cybervpn.application.hosting.port.out.SourceRepositories;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.application.hosting.service.DeploymentWork;
import com.cybervpn.application.hosting.service.HostingServices;
import com.cybervpn.application.hosting.service.RouteTable;
import com.cybervpn.application.identity.port.in.AccountDirectory;
import com.cybervpn.application.identity.port.out.AccountSearch;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.service.AccountDirectoryService;
import com.cybervpn.application.operations.port.in.CancelOperation;
import com.cybervpn.application.operations.port.in.OperationKind;
import com.cybervpn.application.operations.port.in.ReadOperations;
import com.cybervpn.application.operations.port.in.StartOperation;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.BaseAddress;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires hosting; the only place where its services are constructed. */
@Factory
final class HostingUseCases {
    @Singleton
    BaseAddress baseAddress(HostingConfig config) {
        return config.base();
    }

    @Singleton
    AccountDirectory accountDirectory(Accounts accounts, AccountSearch search) {
        return new AccountDirectoryService(accounts, search);
    }

    @Singleton
    Customers customers(AccountDirectory directory) {
        return new IdentityCustomers(directory);
    }

    @Singleton
    DeploymentWork deploymentWork(
            Apps apps,
            Deployments deployments,
            Tenants tenants,
            EnvVars environment,
            SourceRepositories repositories,
            ContainerEngine engine,
            StartOperation operations,
            Jobs jobs,
            Events events,
            Transactions transactions,
            Ids ids,
            InstantSource clock,
            HostingConfig config,
            BaseAddress base) {
        return new DeploymentWork(
                apps,
                deployments,
                tenants,
                environment,
                repositories,
                engine,
                operations,
                jobs,
                events,
                transactions,
                ids,
                clock,
                config.rules(),
                base);
    }

    @Singleton
    OperationKind deployApp(DeploymentWork work) {
        return work.deployApp();
    }

    @Singleton
    JobHandler dispatchDeployments(DeploymentWork work) {
        return work.dispatching();
    }

    @Singleton
    JobHandler tidyUpAfterApps(DeploymentWork work) {
        return work.tidyingUp();
    }

    @Singleton
    RecurringJob watchApps(DeploymentWork work) {
        return work.watch();
    }

    @Singleton
    @Bean(preDestroy = "close")
    RouteTable routes(DeploymentWork work) {
        return work.routes();
    }

    @Singleton
    HostingServices hostingServices(
            DeploymentWork work,
            CancelOperation cancelOperation,
            ReadOperations operations,
            Customers customers,
            Randomness randomness,
            AuditTrail audit) {
        return new HostingServices(work, cancelOperation, operations, customers, randomness, audit);
    }

    @Singleton
    CreateApp createApp(HostingServices services) {
        return services.createApp();
    }

    @Singleton
    ReadApps readApps(HostingServices services) {
        return services.readApps();
    }

    @Singleton
    RedeployApp redeployApp(HostingServices services) {
        return services.redeployApp();
    }

    @Singleton
    DeleteApp deleteApp(HostingServices services) {
        return services.deleteApp();
    }

    @Singleton
    ReadDeployments readDeployments(HostingServices services) {
        return services.readDeployments();
    }

    @Singleton
    AppEnvironment appEnvironment(HostingServices services) {
        return services.appEnvironment();
    }

    @Singleton
    ReadOwnHosting readOwnHosting(HostingServices services) {
        return services.readOwnHosting();
    }

    @Singleton
    AdministerHostingUsers administerHostingUsers(HostingServices services) {
        return services.administerUsers();
    }

    @Singleton
    AdministerApps administerApps(HostingServices services) {
        return services.administerApps();
    }
}
