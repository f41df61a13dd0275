package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.AdministerApps;
import com.cybervpn.application.hosting.port.in.AdministerHostingUsers;
import com.cybervpn.application.hosting.port.in.AppEnvironment;
import com.cybervpn.application.hosting.port.in.CreateApp;
import com.cybervpn.application.hosting.port.in.DeleteApp;
import com.cybervpn.application.hosting.port.in.ReadApps;
import com.cybervpn.application.hosting.port.in.ReadDeployments;
import com.cybervpn.application.hosting.port.in.ReadOwnHosting;
import com.cybervpn.application.hosting.port.in.RedeployApp;
import com.cybervpn.application.hosting.port.out.Customers;
import com.cybervpn.application.operations.port.in.CancelOperation;
import com.cybervpn.application.operations.port.in.ReadOperations;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Randomness;

/** What people do with hosting, put together on top of {@link DeploymentWork}. */
public final class HostingServices {
    private final DeploymentWork work;
    private final ReadOperations operations;
    private final Customers customers;
    private final Randomness randomness;
    private final AuditTrail audit;
    private final AppCatalogue catalogue;
    private final DeploymentRequests requests;
    private final DeploymentCancelling cancelling;
    private final HostingAccounts accounts;

    public HostingServices(
            DeploymentWork work,
            CancelOperation cancelOperation,
            ReadOperations operations,
            Customers customers,
            Randomness randomness,
            AuditTrail audit) {
        this.work = work;
        this.operations = operations;
        this.customers = customers;
        this.randomness = randomness;
        this.audit = audit;
        catalogue = new AppCatalogue(work.apps, work.deployments, work.base);
        requests = new DeploymentRequests(work.apps, catalogue, work.queue, audit);
        cancelling = new DeploymentCancelling(cancelOperation);
        accounts = new HostingAccounts(work.tenants, work.apps);
    }

    public CreateApp createApp() {
        return new CreateAppService(
                work.apps,
                work.tenants,
                catalogue,
                work.queue,
                work.repositories,
                work.transactions,
                randomness,
                audit,
                work.clock,
                work.rules.schemes());
    }

    public ReadApps readApps() {
        return new ReadAppsService(work.apps, catalogue, work.tenants, work.engine, work.rules.limits());
    }

    public RedeployApp redeployApp() {
        return new RedeployAppService(catalogue, requests, work.transactions);
    }

    public DeleteApp deleteApp() {
        return new DeleteAppService(
                work.apps,
                work.deployments,
                work.environment,
                catalogue,
                work.ledger,
                cancelling,
                work.leftovers,
                work.tidying,
                work.engine,
                work.transactions,
                audit,
                work.clock);
    }

    public ReadDeployments readDeployments() {
        return new ReadDeploymentsService(work.deployments, catalogue, operations, work.engine);
    }

    public AppEnvironment appEnvironment() {
        return new AppEnvironmentService(work.environment, catalogue, work.transactions, work.clock);
    }

    public ReadOwnHosting readOwnHosting() {
        return new ReadOwnHostingService(customers, accounts);
    }

    public AdministerHostingUsers administerUsers() {
        return new AdministerHostingUsersService(customers, work.tenants, accounts, work.transactions, audit);
    }

    public AdministerApps administerApps() {
        return new AdministerAppsService(
                work.apps,
                work.deployments,
                catalogue,
                work.ledger,
                work.queue,
                requests,
                cancelling,
                work.leftovers,
                work.engine,
                work.transactions,
                audit);
    }
}
