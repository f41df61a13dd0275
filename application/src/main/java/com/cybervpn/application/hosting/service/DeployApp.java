package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.EnvVars;
import com.cybervpn.application.hosting.port.out.SourceRepositories;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.application.operations.port.in.OperationKind;
import com.cybervpn.application.operations.port.in.Plan;
import com.cybervpn.domain.hosting.BaseAddress;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationState;
import java.time.Duration;
import java.util.List;

/** Brings a deployment into service: build, start, switch. What it began is taken back when it fails or is cancelled. */
public final class DeployApp implements OperationKind {
    static final String NAME = "hosting.deployment";

    private static final Duration SLACK = Duration.ofSeconds(30);

    private final DeploymentLedger ledger;
    private final BuildImage build;
    private final StartContainer start;
    private final SwitchTraffic switching;
    private final DeploymentRules rules;

    DeployApp(
            DeploymentLedger ledger,
            SourceRepositories repositories,
            ContainerEngine engine,
            EnvVars environment,
            Tenants tenants,
            DeploymentRules rules,
            BaseAddress base) {
        this.ledger = ledger;
        this.build = new BuildImage(ledger, repositories, engine, rules);
        this.start = new StartContainer(ledger, environment, tenants, engine, rules, base);
        this.switching = new SwitchTraffic(ledger);
        this.rules = rules;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Plan plan(Operation operation) {
        DeploymentId id = deploymentOf(operation);
        Duration building = rules.fetchLimit().plus(rules.buildLimit()).plus(SLACK);
        Duration starting = rules.patience().limit().plus(rules.stopGrace()).plus(SLACK.multipliedBy(2));
        return new Plan(
                List.of(
                        new DeploymentStep("build", 8, building, id, build),
                        new DeploymentStep("start", 2, starting, id, start),
                        new DeploymentStep("switch", 1, SLACK, id, switching)),
                true);
    }

    @Override
    public void ended(Operation operation) {
        DeploymentId id = deploymentOf(operation);
        if (operation.state() == OperationState.CANCELLED) ledger.stopped(id);
        else if (operation.state() == OperationState.FAILED) ledger.failed(id, reasonOf(operation));
        ledger.find(id).ifPresent(ledger::over);
    }

    private static String reasonOf(Operation operation) {
        return operation.error() == null ? "failed" : operation.error();
    }

    private static DeploymentId deploymentOf(Operation operation) {
        return new DeploymentId(Long.parseLong(operation.subject()));
    }
}
