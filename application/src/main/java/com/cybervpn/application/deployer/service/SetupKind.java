package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.operations.port.in.Plan;
import com.cybervpn.application.operations.port.in.Step;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.DirectorySpec;
import com.cybervpn.domain.deployer.FirewallRule;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.SetupSpec;
import com.cybervpn.domain.deployer.UserSpec;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Prepares a server for apps (D-SET). */
public final class SetupKind extends TaskKind<SetupSpec> {
    public static final String NAME = "server.setup";

    private final Servers servers;
    private final Contact contact;
    private final Proof proof;
    private final Guarded guarded;
    private final InstantSource clock;

    public SetupKind(TaskRequests requests, Servers servers, Contact contact, Tempo tempo, InstantSource clock) {
        super(NAME, SetupSpec.class, requests, servers);
        this.servers = servers;
        this.contact = contact;
        this.proof = new Proof(contact, tempo);
        this.guarded = new Guarded(new DeadMan(tempo.deadManSeconds()), proof);
        this.clock = clock;
    }

    @Override
    public Plan plan(Operation operation) throws StepFailed {
        SetupSpec spec = request(operation);
        Server server = server(operation);
        HostStep.Door door = context -> contact.open(server, true, context::info);
        List<Step> steps = new ArrayList<>();
        steps.add(new HostStep("connect", Duration.ofMinutes(3), 1, door, (host, context) -> {
            context.info("signed in as " + host.user() + "; host key " + host.fingerprint());
        }));
        if (spec.createUser()) {
            steps.add(new HostStep("user", Duration.ofMinutes(10), 2, door, (host, context) -> {
                Convergence converge = new Convergence(host, context, spec.dryRun());
                converge.on(new PackagesState(List.of("sudo"), true));
                converge.on(states(appUser(server, spec, host)));
            }));
        }
        if (spec.installPackages() && !spec.packages().isEmpty()) {
            steps.add(new HostStep(
                    "packages",
                    Duration.ofMinutes(30),
                    4,
                    door,
                    (host, context) -> new Convergence(host, context, spec.dryRun())
                            .on(new PackagesState(spec.packages(), true))));
        }
        if (spec.setupDirectories()) {
            steps.add(new HostStep(
                    "directories",
                    Duration.ofMinutes(2),
                    1,
                    door,
                    (host, context) ->
                            new Convergence(host, context, spec.dryRun()).on(directories(server.appUsername()))));
        }
        if (spec.configureFirewall()) {
            steps.add(new HostStep(
                    "firewall",
                    Duration.ofMinutes(5),
                    2,
                    door,
                    (host, context) -> firewall(host, context, server, spec.dryRun())));
        }
        if (!spec.dryRun()) {
            steps.add(new HostStep("proof", Duration.ofMinutes(3), 1, door, (_, context) -> {
                proof.of(server, server.appUsername());
                context.info(server.appUsername() + " signs in and has sudo");
            }));
        }
        return new Plan(steps, false);
    }

    @Override
    public void ended(Operation operation) {
        if (operation.state() != OperationState.COMPLETED) return;
        try {
            if (!request(operation).dryRun()) servers.save(server(operation).setUp(clock.instant()));
        } catch (StepFailed e) {
            // The server went away with its request: nothing is left to be noted.
        }
    }

    private void firewall(Host host, StepContext context, Server server, boolean dryRun)
            throws RemoteFailure, StepFailed, InterruptedException {
        guarded.settle(host);
        List<FirewallRule> rules =
                SshPorts.of(host, server).lettingIn(List.of(FirewallRule.allowTcp(80), FirewallRule.allowTcp(443)));
        Desired firewall = Firewalls.of(host, rules, false);
        if (dryRun || firewall.drift(host).isEmpty()) {
            new Convergence(host, context, dryRun).on(firewall);
        } else {
            guarded.change(
                    host, server, server.login(), context, (on, in) -> new Convergence(on, in, false).on(firewall));
        }
    }

    private static UserSpec appUser(Server server, SetupSpec spec, Host host)
            throws RemoteFailure, InterruptedException {
        String user = server.appUsername();
        String group = host.yes(ShellCommand.of("getent", "group", "wheel")) ? "wheel" : "sudo";
        return new UserSpec(
                user,
                "/home/" + user,
                "/bin/bash",
                List.of(group),
                true,
                false,
                true,
                spec.sshKeys(),
                true,
                List.of(),
                List.of());
    }

    /** All that a user specification asks for. */
    static List<Desired> states(UserSpec spec) {
        List<Desired> states = new ArrayList<>();
        states.add(new UserState(spec));
        if (spec.setupSsh()) states.add(new AuthorizedKeys(spec.username(), spec.homeDir(), spec.sshKeys()));
        if (spec.setupSudo()) states.add(new SudoRights(spec.username(), spec.sudoCommands()));
        spec.directories().forEach(directory -> states.add(new DirectoryState(directory)));
        return states;
    }

    private static List<Desired> directories(String user) {
        List<Desired> states = new ArrayList<>();
        states.add(new DirectoryState(new DirectorySpec(App.DEFAULT_PATH, "755", "root", "root", true)));
        for (String name : List.of("apps", "backups", "logs", "staging")) {
            states.add(new DirectoryState(new DirectorySpec(App.DEFAULT_PATH + "/" + name, "755", user, user, true)));
        }
        return states;
    }
}
