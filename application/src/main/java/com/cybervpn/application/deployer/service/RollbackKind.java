package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.operations.port.in.Plan;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.RollbackOrder;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.operations.Operation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Brings back a version of an app that was live before (D-RBK). */
public final class RollbackKind extends TaskKind<RollbackOrder> {
    public static final String NAME = "app.rollback";

    private final Contact contact;
    private final Apps apps;
    private final DeploymentRecord record;
    private final Tempo tempo;
    private final InstantSource clock;

    public RollbackKind(
            TaskRequests requests,
            Servers servers,
            Contact contact,
            Apps apps,
            DeploymentRecord record,
            Tempo tempo,
            InstantSource clock) {
        super(NAME, RollbackOrder.class, requests, servers);
        this.contact = contact;
        this.apps = apps;
        this.record = record;
        this.tempo = tempo;
        this.clock = clock;
    }

    @Override
    public Plan plan(Operation operation) throws StepFailed {
        RollbackOrder order = request(operation);
        App app = apps.find(order.app()).orElseThrow(() -> new StepFailed("the app was removed"));
        Server server = server(app.server());
        ReleaseHome home = new ReleaseHome(order.workingDirectory(), order.serviceName(), server.appUsername());
        Switch change = new Switch(home, clock);
        HostStep.Door door = context -> contact.open(server, true, context::info);
        return new Plan(
                List.of(
                        new HostStep("find", Duration.ofMinutes(5), 1, door, (host, context) -> {
                            if (!order.reason().isBlank()) context.info("reason: " + order.reason());
                            change.remember(host, context);
                            change.rememberRelease(
                                    context,
                                    home.releaseOf(host, order.targetVersion())
                                            .orElseThrow(() -> new StepFailed(
                                                    "the host keeps no release of " + order.targetVersion())));
                        }),
                        new HostStep("switch", Duration.ofMinutes(10), 2, door, change::forward, change::backward),
                        new HostStep(
                                "health",
                                Duration.ofMinutes(3),
                                2,
                                door,
                                (host, context) -> new HealthGate(tempo).pass(host, context, home.service(), null)),
                        new HostStep("finish", Duration.ofMinutes(5), 1, door, (host, context) -> {
                            home.markLive(host, change.release(context));
                            home.tidy(host);
                        })),
                true);
    }

    @Override
    public void begins(Operation operation) {
        record.begins(operation);
    }

    @Override
    public void ended(Operation operation) {
        record.ended(operation);
    }
}
