package com.cybervpn.application.hosting.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import java.util.List;

/**
 * What an administrator does with anybody's apps (H-ADM-4..7). For administrators and up; anybody else gets
 * {@link com.cybervpn.application.shared.ApplicationFailure.Forbidden}.
 */
public interface AdministerApps {
    /** Newest first. */
    Page list(Caller caller, Paging paging);

    /** Takes the app out of service; its image stays for a later start. */
    StopOutcome stop(Caller caller, AppId id);

    /** Serves a stopped app again, from its last image where that is still there. Leaves a running app as it is. */
    StartOutcome start(Caller caller, AppId id);

    RedeployApp.Outcome redeploy(Caller caller, AppId id);

    /** Some apps, and how many there are. */
    record Page(List<Row> apps, long total, Paging paging) {}

    /** An app with the number of its deployments. */
    record Row(AppView view, int deployments) {}

    /** How stopping went. */
    sealed interface StopOutcome {
        record Stopped(int containers) implements StopOutcome {}

        record NoSuchApp() implements StopOutcome {}

        record EngineUnreachable(String reason) implements StopOutcome {}
    }

    /** How starting went. */
    sealed interface StartOutcome {
        record Starting(Deployment deployment) implements StartOutcome {}

        /** It runs, or is about to. */
        record AlreadyOn() implements StartOutcome {}

        record NoSuchApp() implements StartOutcome {}
    }
}
