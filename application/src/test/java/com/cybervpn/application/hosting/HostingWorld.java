package com.cybervpn.application.hosting;

import com.cybervpn.application.hosting.port.in.CreateApp;
import com.cybervpn.application.hosting.port.in.Customer;
import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.ContainerEngine.Patience;
import com.cybervpn.application.hosting.service.DeploymentRules;
import com.cybervpn.application.hosting.service.DeploymentWork;
import com.cybervpn.application.hosting.service.HostingServices;
import com.cybervpn.application.operations.InMemoryOperations;
import com.cybervpn.application.operations.port.out.Operations;
import com.cybervpn.application.operations.service.CancelOperationService;
import com.cybervpn.application.operations.service.LeaseTerms;
import com.cybervpn.application.operations.service.OperationBoard;
import com.cybervpn.application.operations.service.OperationKinds;
import com.cybervpn.application.operations.service.OperationRecovery;
import com.cybervpn.application.operations.service.OperationRunner;
import com.cybervpn.application.operations.service.ReadOperationsService;
import com.cybervpn.application.operations.service.StartOperationService;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.InMemoryAuditTrail;
import com.cybervpn.application.shared.InMemoryEvents;
import com.cybervpn.application.shared.InMemoryJobs;
import com.cybervpn.application.shared.InMemoryTransactions;
import com.cybervpn.application.shared.MovableClock;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.SeededRandomness;
import com.cybervpn.application.shared.SequentialIds;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.BaseAddress;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.DeploymentStatus;
import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.hosting.ResourceLimits;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** All of hosting over fakes: its use cases, its background work, and the hands to move it along. */
public final class HostingWorld {
    public static final String REPOSITORY = "https://git.example.org/team/shop.git";
    public static final Duration DRAIN = Duration.ofSeconds(10);

    public final MovableClock clock = new MovableClock();
    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final InMemoryEvents events = new InMemoryEvents(transactions);
    public final InMemoryJobs jobs = new InMemoryJobs(clock);
    public final InMemoryApps apps = new InMemoryApps();
    public final InMemoryDeployments deployments = new InMemoryDeployments();
    public final InMemoryEnvVars environment = new InMemoryEnvVars();
    public final InMemoryTenants tenants = new InMemoryTenants();
    public final InMemoryCustomers customers = new InMemoryCustomers();
    public final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    public final FakeEngine engine = new FakeEngine();
    public final FakeRepositories repositories = new FakeRepositories();
    public final DeploymentWork work;
    public final HostingServices services;

    private final Operations operations;
    private final OperationRunner runner;
    private final OperationRecovery recovery;

    public HostingWorld() {
        this(new Mortality());
    }

    /** A world whose process may die. */
    HostingWorld(Mortality life) {
        InMemoryOperations stored = new InMemoryOperations(clock);
        operations = life.of(Operations.class, stored, Set.of("save"));
        ContainerEngine usedEngine = life.of(ContainerEngine.class, engine);
        Transactions usedTransactions = life.of(transactions);
        transactions
                .enlist(stored.participant())
                .enlist(apps.rows())
                .enlist(deployments.rows())
                .enlist(environment.rows())
                .enlist(tenants.rows())
                .enlist(jobs.participant())
                .enlist(audit.entries());
        LeaseTerms terms = new LeaseTerms(Duration.ofSeconds(3), Duration.ofMillis(5));
        OperationBoard board = new OperationBoard(events, clock);
        SequentialIds ids = new SequentialIds();
        work = new DeploymentWork(
                apps,
                deployments,
                tenants,
                environment,
                repositories,
                usedEngine,
                new StartOperationService(operations, jobs, board, usedTransactions, clock, terms),
                jobs,
                events,
                usedTransactions,
                ids,
                clock,
                rules(),
                new BaseAddress("https", "apps.example"));
        OperationKinds kinds = new OperationKinds(List.of(work.deployApp()));
        runner = new OperationRunner(operations, kinds, board, usedTransactions, clock, terms, "one");
        recovery = new OperationRecovery(operations, jobs, clock);
        services = new HostingServices(
                work,
                new CancelOperationService(operations, kinds, board, usedTransactions, clock),
                new ReadOperationsService(operations),
                customers,
                new SeededRandomness(),
                audit);
        repositories.file(REPOSITORY, "Dockerfile", "FROM scratch\n");
    }

    /** Somebody with that role and an account. */
    public Caller somebody(int number, Role role) {
        AccountId account = new AccountId(SequentialIds.of(1_000 + number));
        if (customers.find(account).isEmpty()) {
            customers.add(new Customer(
                    account,
                    "user" + number + "@example.org",
                    true,
                    null,
                    null,
                    role.isAtLeast(Role.ADMIN),
                    clock.instant(),
                    clock.instant()));
        }
        return new Caller(
                new Principal(account, role, new SessionId(SequentialIds.of(2_000 + number))),
                new Origin("192.0.2.1", "test"));
    }

    public Caller owner() {
        return somebody(1, Role.MOBILE_USER);
    }

    public Caller stranger() {
        return somebody(2, Role.MOBILE_USER);
    }

    public Caller administrator() {
        return somebody(9, Role.ADMIN);
    }

    public void give(Caller caller, Plan plan) {
        tenants.assign(caller.account(), plan);
    }

    /** A new app of that name, which waits for its first deployment. */
    public AppId created(Caller caller, String name) {
        return switch (services.createApp().create(caller, new CreateApp.Command(name, REPOSITORY, "main"))) {
            case CreateApp.Outcome.Created created -> created.app().app().id();
            case CreateApp.Outcome other -> throw new AssertionError(other.toString());
        };
    }

    /** A new app of the owner's that is served. */
    public AppId served() {
        AppId app = created(owner(), "shop");
        runJobs();
        return app;
    }

    /** Does all background work that is due. */
    public void runJobs() {
        jobs.runDue(work.dispatching(), work.tidyingUp(), runner);
    }

    /** Lets another instance pick up what a dead one left, once its leases have run out. */
    public void recover() {
        clock.advance(Duration.ofSeconds(30));
        recovery.run();
        runJobs();
    }

    /** Lets old containers finish, and removes them. */
    public void drain() {
        clock.advance(DRAIN.plusSeconds(1));
        runJobs();
    }

    public void redeploy(AppId app) {
        services.redeployApp().redeploy(owner(), app);
        runJobs();
    }

    public App app(AppId id) {
        return apps.find(id).orElseThrow();
    }

    public Deployment newest(AppId app) {
        return deployments.ofApp(app).getFirst();
    }

    public Deployment deployment(DeploymentId id) {
        return deployments.find(id).orElseThrow();
    }

    public List<DeploymentStatus> statuses(AppId app) {
        return deployments.ofApp(app).stream().map(Deployment::status).toList();
    }

    private static DeploymentRules rules() {
        return new DeploymentRules(
                Set.of("https"),
                "test",
                2,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                new Patience(Duration.ofSeconds(3), Duration.ofSeconds(10)),
                DRAIN,
                Duration.ofSeconds(10),
                ResourceLimits.DEFAULT,
                0.9);
    }
}
