package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.DeleteApp;
import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.hosting.port.out.EnvVars;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Ends the app's work first, then empties the engine, then the store: interrupted anywhere, a repetition finishes it. */
public final class DeleteAppService implements DeleteApp {
    private static final Duration AFTERMATH = Duration.ofSeconds(15);

    private final Apps apps;
    private final Deployments deployments;
    private final EnvVars environment;
    private final AppCatalogue catalogue;
    private final DeploymentLedger ledger;
    private final DeploymentCancelling cancelling;
    private final EngineLeftovers leftovers;
    private final TidyJobs tidying;
    private final ContainerEngine engine;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final InstantSource clock;

    DeleteAppService(
            Apps apps,
            Deployments deployments,
            EnvVars environment,
            AppCatalogue catalogue,
            DeploymentLedger ledger,
            DeploymentCancelling cancelling,
            EngineLeftovers leftovers,
            TidyJobs tidying,
            ContainerEngine engine,
            Transactions transactions,
            AuditTrail audit,
            InstantSource clock) {
        this.apps = apps;
        this.deployments = deployments;
        this.environment = environment;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.cancelling = cancelling;
        this.leftovers = leftovers;
        this.tidying = tidying;
        this.engine = engine;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Outcome delete(Caller caller, AppId id) {
        Optional<App> app = catalogue.own(caller, id);
        if (app.isEmpty()) return new Outcome.NoSuchApp();
        try {
            if (hasTraces(app.get())) {
                engine.ping(); // before anything is changed
                cancelling.cancel(transactions.inTransaction(
                        () -> apps.lock(id).map(ledger::stopAll).orElse(List.of())));
                leftovers.removeAll(id);
            }
        } catch (ContainerEngine.Unreachable e) {
            return new Outcome.EngineUnreachable(e.reason());
        }
        transactions.run(() -> forget(caller, id));
        return new Outcome.Deleted();
    }

    /** An app that was never built, on a platform without an engine, can go without one. */
    private boolean hasTraces(App app) {
        return deployments.ofApp(app.id()).stream()
                .anyMatch(deployment -> deployment.image() != null || deployment.is(DeploymentStatus.BUILDING));
    }

    private void forget(Caller caller, AppId id) {
        apps.lock(id).ifPresent(app -> {
            List<Deployment> late = ledger.stopAll(app);
            environment.removeOf(id);
            deployments.removeOf(id);
            apps.remove(id);
            audit.record(AuditTrail.Entry.of(caller, "app_deleted", "app", id.toString()));
            cancelling.cancel(late);
            // A build that was under way may leave something after this.
            tidying.schedule(id, clock.instant().plus(AFTERMATH));
        });
    }
}
