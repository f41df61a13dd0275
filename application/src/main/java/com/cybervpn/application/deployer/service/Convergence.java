package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings a host to a desired state and says what that took; or, on a dry run, what it would take. */
final class Convergence {
    private final Host host;
    private final StepContext context;
    private final boolean dryRun;

    Convergence(Host host, StepContext context, boolean dryRun) {
        this.host = host;
        this.context = context;
        this.dryRun = dryRun;
    }

    void on(List<? extends Desired> states) throws RemoteFailure, InterruptedException, StepFailed {
        for (Desired state : states) on(state);
    }

    void on(Desired state) throws RemoteFailure, InterruptedException, StepFailed {
        List<String> drift = state.drift(host);
        if (drift.isEmpty()) {
            context.info(state.name() + ": as it should be");
            return;
        }
        note(state.name(), drift);
        if (dryRun) return;
        state.apply(host);
        List<String> left = state.drift(host);
        if (!left.isEmpty()) {
            throw new StepFailed(state.name() + " is still not as it should be: " + String.join("; ", left));
        }
    }

    private void note(String name, List<String> drift) {
        List<Object> changes = new ArrayList<>();
        if (context.operation().result().get("changes") instanceof List<?> known) changes.addAll(known);
        for (String line : drift) {
            context.info((dryRun ? "would change " : "changing ") + name + ": " + line);
            changes.add(name + ": " + line);
        }
        context.result(Map.of("dry_run", dryRun, "changes", changes));
    }
}
