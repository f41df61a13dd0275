package com.cybervpn.application.hosting.port.in;

import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app with what its owner sees beside it.
 *
 * @param url where it is served; empty until the first success (H-APP-5)
 * @param latest its newest deployment; null without one
 * @param running the deployment that serves it; null when none does
 */
public record AppView(
        App app,
        String url,
        @Nullable Deployment latest,
        @Nullable Deployment running) {

    /**
     * @param current deployments among which those of the app are looked for
     */
    public static AppView of(App app, String url, List<Deployment> current) {
        Deployment latest = null;
        Deployment running = null;
        for (Deployment deployment : current) {
            if (!deployment.app().equals(app.id())) continue;
            if (latest == null || deployment.id().value() > latest.id().value()) latest = deployment;
            if (deployment.is(DeploymentStatus.RUNNING)) running = deployment;
        }
        return new AppView(app, app.published() ? url : "", latest, running);
    }
}
