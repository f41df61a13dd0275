package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.AppView;
import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.BaseAddress;
import com.cybervpn.domain.hosting.Deployment;
import java.util.List;
import java.util.Optional;

/** Finds apps for whoever may see them, and shows them. */
final class AppCatalogue {
    private final Apps apps;
    private final Deployments deployments;
    private final BaseAddress base;

    AppCatalogue(Apps apps, Deployments deployments, BaseAddress base) {
        this.apps = apps;
        this.deployments = deployments;
        this.base = base;
    }

    /**
     * The caller's own app; empty when there is none of that id (H-GEN-9).
     *
     * @throws ApplicationFailure.Forbidden when it is somebody else's
     */
    Optional<App> own(Caller caller, AppId id) {
        return apps.find(id).map(app -> requireOwner(caller, app));
    }

    /** As {@link #own}, locked until the open transaction ends. */
    Optional<App> lockOwn(Caller caller, AppId id) {
        return own(caller, id).flatMap(app -> apps.lock(app.id()));
    }

    AppView view(App app) {
        return views(List.of(app)).getFirst();
    }

    List<AppView> views(List<App> shown) {
        List<Deployment> current =
                deployments.currentOf(shown.stream().map(App::id).toList());
        return shown.stream()
                .map(app -> AppView.of(app, base.urlOf(app.subdomain()), current))
                .toList();
    }

    private static App requireOwner(Caller caller, App app) {
        if (!caller.principal().is(app.owner())) {
            throw new ApplicationFailure.Forbidden("This app belongs to somebody else");
        }
        return app;
    }
}
