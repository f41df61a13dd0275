package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.RedeployApp.Outcome;
import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.Deployment;
import java.util.Optional;

/** Asks for a deployment on behalf of an owner or an administrator, in the open transaction. */
final class DeploymentRequests {
    private final Apps apps;
    private final AppCatalogue catalogue;
    private final DeploymentQueue queue;
    private final AuditTrail audit;

    DeploymentRequests(Apps apps, AppCatalogue catalogue, DeploymentQueue queue, AuditTrail audit) {
        this.apps = apps;
        this.catalogue = catalogue;
        this.queue = queue;
        this.audit = audit;
    }

    /**
     * @param locked the app, locked; empty when there is none
     */
    Outcome redeploy(Caller caller, Optional<App> locked) {
        return locked.<Outcome>map(app -> {
                    Deployment deployment = queue.request(app);
                    audit.record(AuditTrail.Entry.of(
                            caller, "app_redeployed", "app", app.id().toString()));
                    App current = apps.find(app.id()).orElse(app);
                    return new Outcome.Queued(catalogue.view(current), deployment);
                })
                .orElseGet(Outcome.NoSuchApp::new);
    }
}
