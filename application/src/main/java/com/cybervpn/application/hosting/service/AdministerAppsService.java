package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.AdministerApps;
import com.cybervpn.application.hosting.port.in.AppView;
import com.cybervpn.application.hosting.port.in.Paging;
import com.cybervpn.application.hosting.port.in.RedeployApp;
import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stops, starts and redeploys anybody's app; the owner's quota does not matter here (H-ADM-6). */
public final class AdministerAppsService implements AdministerApps {
    /** Whoever waits for the answer gives up after 10 s (H-GEN-6). */
    private static final Duration STOP_GRACE = Duration.ofSeconds(4);

    private final Apps apps;
    private final Deployments deployments;
    private final AppCatalogue catalogue;
    private final DeploymentLedger ledger;
    private final DeploymentQueue queue;
    private final DeploymentRequests requests;
    private final DeploymentCancelling cancelling;
    private final EngineLeftovers leftovers;
    private final ContainerEngine engine;
    private final Transactions transactions;
    private final AuditTrail audit;

    AdministerAppsService(
            Apps apps,
            Deployments deployments,
            AppCatalogue catalogue,
            DeploymentLedger ledger,
            DeploymentQueue queue,
            DeploymentRequests requests,
            DeploymentCancelling cancelling,
            EngineLeftovers leftovers,
            ContainerEngine engine,
            Transactions transactions,
            AuditTrail audit) {
        this.apps = apps;
        this.deployments = deployments;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.queue = queue;
        this.requests = requests;
        this.cancelling = cancelling;
        this.leftovers = leftovers;
        this.engine = engine;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public Page list(Caller caller, Paging paging) {
        caller.requireAtLeast(Role.ADMIN);
        Apps.Page page = apps.page(paging.limit(), paging.offset());
        List<AppView> views = catalogue.views(page.apps());
        Map<AppId, Integer> counts =
                deployments.countsOf(page.apps().stream().map(App::id).collect(Collectors.toSet()));
        List<Row> rows = views.stream()
                .map(view -> new Row(view, counts.getOrDefault(view.app().id(), 0)))
                .toList();
        return new Page(rows, page.total(), paging);
    }

    @Override
    public StopOutcome stop(Caller caller, AppId id) {
        caller.requireAtLeast(Role.ADMIN);
        if (apps.find(id).isEmpty()) return new StopOutcome.NoSuchApp();
        try {
            engine.ping(); // before anything is changed
            cancelling.cancel(transactions.inTransaction(
                    () -> apps.lock(id).map(app -> stopped(caller, app)).orElse(List.of())));
            return new StopOutcome.Stopped(leftovers.removeContainers(id, STOP_GRACE));
        } catch (ContainerEngine.Unreachable e) {
            return new StopOutcome.EngineUnreachable(e.reason());
        }
    }

    @Override
    public StartOutcome start(Caller caller, AppId id) {
        caller.requireAtLeast(Role.ADMIN);
        return transactions.inTransaction(
                () -> apps.lock(id).map(app -> started(caller, app)).orElseGet(StartOutcome.NoSuchApp::new));
    }

    @Override
    public RedeployApp.Outcome redeploy(Caller caller, AppId id) {
        caller.requireAtLeast(Role.ADMIN);
        return transactions.inTransaction(() -> requests.redeploy(caller, apps.lock(id)));
    }

    private List<Deployment> stopped(Caller caller, App app) {
        audit.record(AuditTrail.Entry.of(caller, "app_stopped", "app", app.id().toString()));
        return ledger.stopAll(app);
    }

    private StartOutcome started(Caller caller, App app) {
        List<Deployment> all = deployments.ofApp(app.id());
        if (all.stream().anyMatch(deployment -> !deployment.status().isOver())) return new StartOutcome.AlreadyOn();
        audit.record(AuditTrail.Entry.of(caller, "app_started", "app", app.id().toString()));
        Optional<Deployment> earlier = EngineLeftovers.lastServed(all);
        return new StartOutcome.Starting(
                earlier.map(served -> queue.restart(app, served)).orElseGet(() -> queue.request(app)));
    }
}
