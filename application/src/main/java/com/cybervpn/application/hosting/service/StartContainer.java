package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.ContainerEngine.ContainerPlan;
import com.cybervpn.application.hosting.port.out.ContainerEngine.ImageFacts;
import com.cybervpn.application.hosting.port.out.ContainerEngine.Readiness;
import com.cybervpn.application.hosting.port.out.EnvVars;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.BaseAddress;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.EnvVar;
import com.cybervpn.domain.hosting.ListeningPort;
import com.cybervpn.domain.hosting.Plan;
import com.cybervpn.domain.hosting.RunningContainer;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Runs the image of a deployment beside what serves the app now, and waits until it answers (H-ENG-5..9). */
final class StartContainer implements DeploymentStep.Work {
    private static final String PORT = "PORT";
    private static final String CONTAINER_ID = "container-id";
    private static final String CONTAINER_HOST = "container-host";
    private static final String CONTAINER_PORT = "container-port";
    private static final int LOG_LINES = 20;
    private static final int SHORTEST_HIDDEN = 4;

    private final DeploymentLedger ledger;
    private final EnvVars environment;
    private final Tenants tenants;
    private final ContainerEngine engine;
    private final DeploymentRules rules;
    private final BaseAddress base;

    StartContainer(
            DeploymentLedger ledger,
            EnvVars environment,
            Tenants tenants,
            ContainerEngine engine,
            DeploymentRules rules,
            BaseAddress base) {
        this.ledger = ledger;
        this.environment = environment;
        this.tenants = tenants;
        this.engine = engine;
        this.rules = rules;
        this.base = base;
    }

    /** The container that an earlier run of this step made ready. */
    static RunningContainer madeReady(StepContext context) throws StepFailed {
        Optional<String> id = context.recall(CONTAINER_ID);
        Optional<String> host = context.recall(CONTAINER_HOST);
        Optional<String> port = context.recall(CONTAINER_PORT);
        if (id.isEmpty() || host.isEmpty() || port.isEmpty()) throw new StepFailed("The container is not known");
        return new RunningContainer(id.get(), new Endpoint(host.get(), Integer.parseInt(port.get())));
    }

    @Override
    public void run(DeploymentId id, StepContext context)
            throws StepFailed, ContainerEngine.Refused, InterruptedException {
        DeploymentLedger.InWork work = ledger.inWork(id);
        context.say("Starting the container");
        Map<String, Secret> variables = variablesOf(work.app());
        RunningContainer container = engine.start(plan(work, variables, context));
        ledger.inWork(id); // one that was stopped meanwhile is undone
        Readiness readiness = engine.awaitReady(container, rules.patience());
        if (readiness instanceof Readiness.Ready) {
            context.remember(CONTAINER_ID, container.id());
            context.remember(CONTAINER_HOST, container.endpoint().host());
            context.remember(
                    CONTAINER_PORT, Integer.toString(container.endpoint().port()));
            return;
        }
        showOutput(container, variables, context);
        throw new StepFailed(reason(readiness, container));
    }

    @Override
    public void undo(DeploymentId id) {
        ledger.find(id).ifPresent(deployment -> engine.remove(deployment.containerName(), Duration.ZERO));
    }

    private ContainerPlan plan(DeploymentLedger.InWork work, Map<String, Secret> variables, StepContext context)
            throws StepFailed, ContainerEngine.Refused {
        Deployment deployment = work.deployment();
        String image = deployment.image();
        if (image == null) throw new StepFailed("There is no image to start");
        ImageFacts facts = engine.facts(image);
        int port = Optional.ofNullable(variables.get(PORT))
                .flatMap(wanted -> ListeningPort.parse(wanted.reveal()))
                .orElseGet(() -> ListeningPort.of(facts.exposedPorts(), facts.port(), hint(deployment, context)));
        variables.putIfAbsent(PORT, Secret.of(Integer.toString(port)));
        Plan plan = tenants.planOf(work.app().owner());
        return new ContainerPlan(
                deployment,
                image,
                variables,
                port,
                rules.limits().cappedBy(plan),
                plan.has(Plan.Feature.ALWAYS_ON),
                base.hostOf(deployment.subdomain()));
    }

    private Optional<Integer> hint(Deployment deployment, StepContext context) {
        return context.recall(BuildImage.PORT_HINT)
                .flatMap(ListeningPort::parse)
                .or(() -> Optional.ofNullable(deployment.reuseOf())
                        .flatMap(ledger::find)
                        .flatMap(earlier -> Optional.ofNullable(earlier.container()))
                        .map(served -> served.endpoint().port()));
    }

    private Map<String, Secret> variablesOf(App app) {
        Map<String, Secret> variables = new LinkedHashMap<>();
        for (EnvVar variable : environment.ofApp(app.id())) {
            variables.put(variable.key().value(), variable.value());
        }
        return variables;
    }

    /** Shows the owner why it did not start, without the values of the app's variables (H-DEP-3). */
    private void showOutput(RunningContainer container, Map<String, Secret> variables, StepContext context) {
        for (String line : engine.logTail(container.id(), LOG_LINES)) {
            String shown = line;
            for (Secret value : variables.values()) {
                if (value.reveal().length() >= SHORTEST_HIDDEN) shown = shown.replace(value.reveal(), "***");
            }
            context.info("[container] " + shown);
        }
    }

    private static String reason(Readiness readiness, RunningContainer container) {
        return switch (readiness) {
            case Readiness.Exited(int status) -> "The container ended with status " + status + " right after its start";
            case Readiness.Silent _, Readiness.Ready _ ->
                "The app does not answer HTTP on port " + container.endpoint().port()
                        + "; it must listen on 0.0.0.0 and the port in PORT";
        };
    }
}
