package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.ContainerEngine;
import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.application.hosting.port.out.EnvVars;
import com.cybervpn.application.hosting.port.out.SourceRepositories;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.application.operations.port.in.OperationKind;
import com.cybervpn.application.operations.port.in.StartOperation;
import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.BaseAddress;
import java.time.InstantSource;

/** What hosting does by itself, put together from its ports: the queue, the deployments, the watch and the routes. */
public final class DeploymentWork {
    final Apps apps;
    final Deployments deployments;
    final Tenants tenants;
    final EnvVars environment;
    final SourceRepositories repositories;
    final ContainerEngine engine;
    final Transactions transactions;
    final InstantSource clock;
    final DeploymentRules rules;
    final BaseAddress base;
    final DeploymentQueue queue;
    final TidyJobs tidying;
    final DeploymentLedger ledger;
    final EngineLeftovers leftovers;
    private final Events events;

    public DeploymentWork(
            Apps apps,
            Deployments deployments,
            Tenants tenants,
            EnvVars environment,
            SourceRepositories repositories,
            ContainerEngine engine,
            StartOperation operations,
            Jobs jobs,
            Events events,
            Transactions transactions,
            Ids ids,
            InstantSource clock,
            DeploymentRules rules,
            BaseAddress base) {
        this.apps = apps;
        this.deployments = deployments;
        this.tenants = tenants;
        this.environment = environment;
        this.repositories = repositories;
        this.engine = engine;
        this.transactions = transactions;
        this.clock = clock;
        this.rules = rules;
        this.base = base;
        this.events = events;
        queue = new DeploymentQueue(
                apps, deployments, tenants, operations, jobs, transactions, ids, clock, rules.buildsAtOnce());
        tidying = new TidyJobs(jobs);
        ledger = new DeploymentLedger(
                apps,
                deployments,
                new HostingEvents(events, clock),
                queue,
                tidying,
                transactions,
                clock,
                rules.drain());
        leftovers = new EngineLeftovers(apps, deployments, engine, clock, rules.drain(), rules.stopGrace());
    }

    /** How a deployment is carried out. */
    public OperationKind deployApp() {
        return new DeployApp(ledger, repositories, engine, environment, tenants, rules, base);
    }

    /** Begins deployments whose turn has come. */
    public JobHandler dispatching() {
        return queue;
    }

    /** Tidies up behind one app. */
    public JobHandler tidyingUp() {
        return leftovers;
    }

    /** Looks after what runs. */
    public RecurringJob watch() {
        return new WatchApps(deployments, ledger, queue, leftovers, engine);
    }

    /** A new table of routes; it listens to events until it is closed. */
    public RouteTable routes() {
        return new RouteTable(apps, deployments, ledger, engine, events, clock);
    }
}
