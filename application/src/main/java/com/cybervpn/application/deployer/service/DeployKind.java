package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Archives;
import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.operations.port.in.Plan;
import com.cybervpn.application.operations.port.in.Step;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.DeployOrder;
import com.cybervpn.domain.deployer.DeploymentSpec;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.Strategy;
import com.cybervpn.domain.deployer.VersionId;
import com.cybervpn.domain.operations.Operation;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Deploys a version of an app (D-DEP). */
public final class DeployKind extends TaskKind<DeployOrder> {
    public static final String NAME = "app.deploy";

    private final Contact contact;
    private final Apps apps;
    private final Archives archives;
    private final DeploymentRecord record;
    private final Tempo tempo;
    private final InstantSource clock;

    public DeployKind(
            TaskRequests requests,
            Servers servers,
            Contact contact,
            Apps apps,
            Archives archives,
            DeploymentRecord record,
            Tempo tempo,
            InstantSource clock) {
        super(NAME, DeployOrder.class, requests, servers);
        this.contact = contact;
        this.apps = apps;
        this.archives = archives;
        this.record = record;
        this.tempo = tempo;
        this.clock = clock;
    }

    @Override
    public Plan plan(Operation operation) throws StepFailed {
        DeployOrder order = request(operation);
        DeploymentSpec spec = order.spec();
        App app = apps.find(order.app()).orElseThrow(() -> new StepFailed("the app was removed"));
        Server server = server(app.server());
        ReleaseHome home = new ReleaseHome(spec.workingDirectory(), spec.serviceName(), server.appUsername());
        Switch change = new Switch(home, clock);
        BlueGreen blueGreen = new BlueGreen(home, change, app, tempo, clock);
        HostStep.Door door = context -> contact.open(server, true, context::info);
        Duration minutes = Duration.ofMinutes(15);
        List<Step> steps = List.of(
                new HostStep(
                        "check",
                        Duration.ofMinutes(5),
                        1,
                        door,
                        (host, context) -> check(host, context, spec, app, server, home, change)),
                new HostStep(
                        "stage",
                        Duration.ofMinutes(30),
                        4,
                        door,
                        (host, context) -> stage(host, context, spec, app, home, change),
                        (host, context) -> {
                            if (context.recall("staged").isPresent()) home.discard(host, change.release(context));
                        }),
                new HostStep("pre hooks", minutes, 1, door, (host, context) -> {
                    for (String hook : spec.preDeployHooks()) {
                        Ran ran = hook(host, home, change.release(context), hook);
                        if (!ran.ok()) throw new StepFailed("a pre-deploy hook failed with status " + ran.status());
                    }
                }),
                new HostStep(
                        "switch",
                        minutes,
                        2,
                        door,
                        (host, context) -> {
                            if (blueGreen.fits(host, context, spec)) blueGreen.forward(host, context, spec);
                            else change.forward(host, context);
                        },
                        (host, context) -> {
                            blueGreen.end(host);
                            change.backward(host, context);
                        }),
                new HostStep(
                        "health",
                        Duration.ofMinutes(3),
                        2,
                        door,
                        (host, context) ->
                                new HealthGate(tempo).pass(host, context, home.service(), spec.healthCheckUrl())),
                new HostStep("post hooks", minutes, 1, door, (host, context) -> {
                    for (String hook : spec.postDeployHooks()) {
                        Ran ran = hook(host, home, change.release(context), hook);
                        if (!ran.ok()) context.warn("a post-deploy hook failed with status " + ran.status());
                    }
                }),
                new HostStep("finish", Duration.ofMinutes(5), 1, door, (host, context) -> {
                    home.markLive(host, change.release(context));
                    home.tidy(host);
                }));
        return new Plan(steps, spec.rollbackOnFailure());
    }

    @Override
    public void begins(Operation operation) {
        record.begins(operation);
    }

    @Override
    public void ended(Operation operation) {
        record.ended(operation);
    }

    private void check(
            Host host,
            StepContext context,
            DeploymentSpec spec,
            App app,
            Server server,
            ReleaseHome home,
            Switch change)
            throws RemoteFailure, StepFailed, InterruptedException {
        context.say("deploying " + app.name() + " " + spec.version());
        if (!server.securityLocked()) context.warn("the server is not locked down");
        if (spec.strategy() != Strategy.RECREATE && spec.strategy() != Strategy.BLUE_GREEN) {
            context.info("strategy " + spec.strategy().code() + ": one host, so the service is recreated");
        }
        if (spec.versionId() == null && !host.yes(ShellCommand.of("test", "-r", spec.artifactPath()))) {
            throw new StepFailed("the artifact " + spec.artifactPath() + " is not on the host or not readable");
        }
        if (!host.yes(ShellCommand.of("id", "-u", "--", home.user()))) {
            throw new StepFailed("the host has no user " + home.user());
        }
        for (String dependency : spec.dependencies()) {
            if (!new Units(host, clock).isActive(dependency)) throw new StepFailed(dependency + " is not active");
        }
        change.remember(host, context);
        String id = context.operation().id().toString();
        change.rememberRelease(context, spec.version() + "-" + id.substring(id.length() - 8));
    }

    private void stage(Host host, StepContext context, DeploymentSpec spec, App app, ReleaseHome home, Switch change)
            throws RemoteFailure, StepFailed, InterruptedException {
        String release = change.release(context);
        context.remember("staged", "true");
        List<String> programs = List.of("pocketbase", app.name(), spec.serviceName());
        String program;
        if (spec.versionId() == null) {
            context.info("taking " + spec.artifactPath() + " of the host");
            program = home.unpack(host, release, spec.artifactPath(), spec.artifactPath(), programs);
        } else {
            program = uploaded(host, context, spec.versionId(), home, release, programs);
        }
        context.info("program: " + program);
        String at = home.release(release);
        host.write(at + "/env", UnitFile.environment(environment(spec, app)), "600");
        host.write(at + "/version", spec.version() + "\n", "644");
        String arguments = UnitFile.arguments(program, app.domain(), app.port());
        host.write(at + "/unit", UnitFile.unit(home, home.path() + "/current", program, arguments), "644");
        host.write(at + "/program", program + "\n", "644");
    }

    private String uploaded(
            Host host, StepContext context, VersionId version, ReleaseHome home, String release, List<String> programs)
            throws RemoteFailure, StepFailed, InterruptedException {
        String directory = host.asLogin(ShellCommand.of("mktemp", "-d", "/tmp/cybervpn.XXXXXXXXXX"))
                .out()
                .strip();
        if (!directory.startsWith("/tmp/cybervpn.")) throw new StepFailed("the host has no room for the upload");
        try {
            new Convergence(host, context, false).on(new PackagesState(List.of("unzip"), true));
            context.info("sending the archive");
            send(host, version, directory + "/archive.zip");
            return home.unpack(host, release, directory + "/archive.zip", "archive.zip", programs);
        } finally {
            host.ask(ShellCommand.of("rm", "-rf", "--", directory));
        }
    }

    private void send(Host host, VersionId version, String path)
            throws RemoteFailure, StepFailed, InterruptedException {
        try {
            RemoteFailure[] failure = new RemoteFailure[1];
            boolean stored = archives.read(version, content -> {
                        try {
                            host.upload(content, path);
                        } catch (RemoteFailure e) {
                            failure[0] = e;
                        }
                    })
                    .isPresent();
            if (failure[0] != null) throw failure[0];
            if (!stored) throw new StepFailed("the version has no archive any more");
        } catch (IOException e) {
            throw new StepFailed("the stored archive cannot be read", e);
        }
    }

    private static Map<String, String> environment(DeploymentSpec spec, App app) {
        Map<String, String> variables = new HashMap<>();
        variables.put("APP_ENV", spec.environment());
        variables.put("APP_VERSION", spec.version());
        if (app.port() != null) variables.put("PORT", String.valueOf(app.port()));
        variables.putAll(spec.environmentVariables());
        return variables;
    }

    private static Ran hook(Host host, ReleaseHome home, String release, String hook)
            throws RemoteFailure, InterruptedException {
        ShellCommand in = ShellCommand.of("env", "--chdir=" + home.release(release) + "/files", "sh", "-c", hook);
        return host.run(in, Duration.ofMinutes(10));
    }
}
