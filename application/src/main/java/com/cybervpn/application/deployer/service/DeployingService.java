package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.Deploying;
import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Deployments;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.deployer.port.out.Versions;
import com.cybervpn.application.operations.port.in.CancelOperation;
import com.cybervpn.application.operations.port.in.ReadOperations;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.DeployOrder;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.Deployment.Status;
import com.cybervpn.domain.deployer.DeploymentId;
import com.cybervpn.domain.deployer.DeploymentSpec;
import com.cybervpn.domain.deployer.Faults;
import com.cybervpn.domain.deployer.RollbackOrder;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.Version;
import com.cybervpn.domain.deployer.VersionId;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts, shows and cancels deployments and rollbacks. */
public final class DeployingService implements Deploying {
    private static final int LOG_LIMIT = 100_000;
    private static final int HISTORY = 100;

    private final Apps apps;
    private final Servers servers;
    private final Versions versions;
    private final Deployments deployments;
    private final TaskRequests requests;
    private final TaskDesk desk;
    private final ReadOperations operations;
    private final CancelOperation cancellation;
    private final InstantSource clock;

    public DeployingService(
            Apps apps,
            Servers servers,
            Versions versions,
            Deployments deployments,
            TaskRequests requests,
            TaskDesk desk,
            ReadOperations operations,
            CancelOperation cancellation,
            InstantSource clock) {
        this.apps = apps;
        this.servers = servers;
        this.versions = versions;
        this.deployments = deployments;
        this.requests = requests;
        this.desk = desk;
        this.operations = operations;
        this.cancellation = cancellation;
        this.clock = clock;
    }

    @Override
    public Answer<Deployment> deploy(Caller caller, AppId id, Order order) {
        Entry.require(caller);
        Optional<App> found = apps.find(id);
        if (found.isEmpty()) return new Answer.Missing<>("app");
        App app = found.get();
        Faults faults = new Faults();
        VersionId version = version(app, order, faults);
        DeploymentSpec spec = spec(app, order, version);
        Map<String, String> reasons =
                faults.any() ? faults.byMember() : spec.faults().byMember();
        if (!reasons.isEmpty()) return new Answer.Invalid<>(reasons);
        Server server = servers.find(app.server()).orElseThrow();
        if (!server.setupComplete()) return new Answer.Conflict<>("the server is not set up");
        Deployment[] stored = new Deployment[1];
        Answer<Operation> started = desk.take(
                caller,
                server,
                DeployKind.NAME,
                new DeployOrder(id, spec),
                operation -> stored[0] = pending(operation, app, version, spec.version(), false));
        return Entry.then(started, _ -> new Answer.Done<>(stored[0]));
    }

    @Override
    public Answer<Operation> rollBack(Caller caller, AppId id, String targetVersion, String reason, boolean force) {
        Entry.require(caller);
        Optional<App> found = apps.find(id);
        if (found.isEmpty()) return new Answer.Missing<>("app");
        App app = found.get();
        Optional<Deployment> live = deployments.list(id, Status.SUCCESS, HISTORY).stream()
                .filter(deployment -> deployment.version().equals(targetVersion))
                .findFirst();
        if (live.isEmpty()) return new Answer.Missing<>("deployment of this version");
        if (targetVersion.equals(app.currentVersion()) && !force) {
            return new Answer.Conflict<>("the app runs this version already");
        }
        Server server = servers.find(app.server()).orElseThrow();
        RollbackOrder order = order(app, targetVersion, live.get(), reason);
        return desk.take(
                caller,
                server,
                RollbackKind.NAME,
                order,
                operation -> pending(operation, app, live.get().versionId(), targetVersion, true));
    }

    @Override
    public Answer<View> find(Caller caller, DeploymentId id) {
        Entry.require(caller);
        return deployments
                .find(id)
                .<Answer<View>>map(deployment -> new Answer.Done<>(view(deployment)))
                .orElseGet(() -> new Answer.Missing<>("deployment"));
    }

    @Override
    public Listing list(Caller caller, @Nullable Optional<AppId> app, @Nullable Status status, int limit) {
        Entry.require(caller);
        int total = deployments.count(null, null);
        if (app != null && app.isEmpty()) return new Listing(List.of(), 0, total);
        AppId wanted = app == null ? null : app.get();
        return new Listing(
                deployments.list(wanted, status, limit).stream().map(this::view).toList(),
                deployments.count(wanted, status),
                total);
    }

    @Override
    public Answer<View> cancel(Caller caller, DeploymentId id) {
        return Entry.then(find(caller, id), _ -> switch (cancellation.cancel(new OperationId(id.value()))) {
            case CancelOperation.Outcome.Cancelled _, CancelOperation.Outcome.Stopping _ -> find(caller, id);
            case CancelOperation.Outcome.AlreadyOver _ -> new Answer.Conflict<>("the deployment is over");
            case CancelOperation.Outcome.NoSuchOperation _ -> new Answer.Missing<>("deployment");
        });
    }

    private @Nullable VersionId version(App app, Order order, Faults faults) {
        if (order.versionId() == null) return null;
        Optional<Version> version = order.versionId().flatMap(versions::find);
        faults.when(version.filter(v -> v.app().equals(app.id())).isEmpty(), "version_id", "is no version of this app")
                .when(version.isPresent() && version.get().archive() == null, "version_id", "has no archive yet");
        return version.map(Version::id).orElse(null);
    }

    private static DeploymentSpec spec(App app, Order order, @Nullable VersionId version) {
        return new DeploymentSpec(
                order.name(),
                order.version(),
                version,
                order.artifactPath(),
                order.workingDirectory() == null ? app.remotePath() : order.workingDirectory(),
                order.serviceName() == null ? app.serviceName() : order.serviceName(),
                order.environment() == null ? "production" : order.environment(),
                order.strategy(),
                order.healthCheckUrl(),
                order.rollbackOnFailure(),
                order.preDeployHooks(),
                order.postDeployHooks(),
                order.dependencies(),
                order.environmentVariables());
    }

    /** Where the version was deployed to, which an order may have said differently from the app. */
    private RollbackOrder order(App app, String version, Deployment live, String reason) {
        return requests.find(new OperationId(live.id().value()))
                .map(request -> switch (request) {
                    case DeployOrder(var _, var spec) ->
                        new RollbackOrder(app.id(), version, spec.workingDirectory(), spec.serviceName(), reason);
                    case RollbackOrder earlier ->
                        new RollbackOrder(app.id(), version, earlier.workingDirectory(), earlier.serviceName(), reason);
                    default -> null;
                })
                .orElseGet(() -> new RollbackOrder(app.id(), version, app.remotePath(), app.serviceName(), reason));
    }

    private Deployment pending(
            Operation operation, App app, @Nullable VersionId version, String number, boolean rollback) {
        Instant now = operation.createdAt();
        Deployment deployment = new Deployment(
                new DeploymentId(operation.id().value()),
                app.id(),
                version,
                number,
                app.currentVersion(),
                rollback,
                Status.PENDING,
                now,
                now,
                null,
                null);
        deployments.save(deployment);
        return deployment;
    }

    private View view(Deployment deployment) {
        OperationId id = new OperationId(deployment.id().value());
        Operation operation = operations
                .find(id)
                .orElseGet(() -> Operation.requested(id, DeployKind.NAME, "", null, clock.instant()));
        return new View(deployment, operation, operations.logText(id, LOG_LIMIT));
    }
}
