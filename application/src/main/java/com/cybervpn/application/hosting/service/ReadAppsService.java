package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.AppView;
import com.cybervpn.application.hosting.port.in.ReadApps;
import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.ContainerEngine.Usage;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.ResourceLimits;
import com.cybervpn.domain.hosting.RunningContainer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows apps as stored, and one app with what its container uses right now. */
public final class ReadAppsService implements ReadApps {
    private static final double MB_PER_GB = 1024;

    private final Apps apps;
    private final AppCatalogue catalogue;
    private final Tenants tenants;
    private final ContainerEngine engine;
    private final ResourceLimits limits;

    ReadAppsService(Apps apps, AppCatalogue catalogue, Tenants tenants, ContainerEngine engine, ResourceLimits limits) {
        this.apps = apps;
        this.catalogue = catalogue;
        this.tenants = tenants;
        this.engine = engine;
        this.limits = limits;
    }

    @Override
    public List<AppView> list(Caller caller) {
        return catalogue.views(apps.ownedBy(caller.account()));
    }

    @Override
    public Optional<Details> find(Caller caller, AppId id) {
        return catalogue.own(caller, id).map(catalogue::view).map(this::details);
    }

    private Details details(AppView view) {
        RunningContainer container =
                view.running() == null ? null : view.running().container();
        if (container == null) return new Details(view, null, null);
        ResourceLimits allowed = limits.cappedBy(tenants.planOf(view.app().owner()));
        return new Details(view, allowed, usage(container, allowed));
    }

    private @Nullable LiveUsage usage(RunningContainer container, ResourceLimits allowed) {
        try {
            return engine.usage(container.id())
                    .map(used -> measured(used, allowed))
                    .orElse(null);
        } catch (ContainerEngine.Unreachable e) {
            return null; // the app is shown all the same
        }
    }

    private static LiveUsage measured(Usage used, ResourceLimits allowed) {
        double diskGb = used.diskMb() / MB_PER_GB;
        return new LiveUsage(
                used.memoryMb(),
                percent(used.memoryMb(), allowed.memoryMb()),
                diskGb,
                percent(diskGb, allowed.diskGb()),
                used.restarts());
    }

    private static double percent(double part, double whole) {
        return Math.clamp(part / whole * 100, 0, 100);
    }
}
