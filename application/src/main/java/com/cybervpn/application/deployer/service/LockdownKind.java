package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.operations.port.in.Plan;
import com.cybervpn.application.operations.port.in.Step;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.LockdownSpec;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.SshdProfile;
import com.cybervpn.domain.operations.Operation;
import com.cybervpn.domain.operations.OperationState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Hardens a server without locking its owner out (D-SEC). */
public final class LockdownKind extends TaskKind<LockdownSpec> {
    public static final String NAME = "server.lockdown";

    private static final String DROP_IN = "/etc/ssh/sshd_config.d/00-cybervpn.conf";
    private static final String ROOT_IS_OUT = "root_is_out";
    private static final String INCLUDE = """
        set -e
        f=/etc/ssh/sshd_config
        mkdir -p /etc/ssh/sshd_config.d
        [ -f "$f.before-lockdown" ] || cp -a "$f" "$f.before-lockdown"
        if ! grep -Eiq '^[[:space:]]*Include[[:space:]]+/etc/ssh/sshd_config.d/\\*.conf' "$f"; then
            { echo 'Include /etc/ssh/sshd_config.d/*.conf'; cat "$f"; } >"$f.new"
            chmod --reference="$f" "$f.new"
            mv -f "$f.new" "$f"
        fi
        """;

    private final Servers servers;
    private final Contact contact;
    private final Proof proof;
    private final Guarded guarded;
    private final Tempo tempo;
    private final InstantSource clock;

    public LockdownKind(TaskRequests requests, Servers servers, Contact contact, Tempo tempo, InstantSource clock) {
        super(NAME, LockdownSpec.class, requests, servers);
        this.servers = servers;
        this.contact = contact;
        this.proof = new Proof(contact, tempo);
        this.guarded = new Guarded(new DeadMan(tempo.deadManSeconds()), proof);
        this.tempo = tempo;
        this.clock = clock;
    }

    @Override
    public Plan plan(Operation operation) throws StepFailed {
        LockdownSpec spec = request(operation);
        Server server = server(operation);
        HostStep.Door door = context -> open(server, context);
        List<Step> steps = new ArrayList<>();
        steps.add(new HostStep("connect", Duration.ofMinutes(5), 1, door, (host, context) -> {
            context.info("signed in as " + host.user() + "; host key " + host.fingerprint());
        }));
        steps.add(new HostStep(
                "firewall", Duration.ofMinutes(5), 2, door, (host, context) -> firewall(host, context, server, spec)));
        if (spec.fail2ban().enabled()) {
            steps.add(new HostStep(
                    "fail2ban",
                    Duration.ofMinutes(20),
                    4,
                    door,
                    (host, context) -> new Fail2banSetup(
                                    spec.fail2ban(), SshPorts.of(host, server).own(), tempo)
                            .on(host, context, spec.dryRun())));
        }
        if (!spec.dryRun()) {
            steps.add(new HostStep("proof", Duration.ofMinutes(3), 1, door, (_, context) -> {
                proof.of(server, server.appUsername());
                context.info(server.appUsername() + " signs in and has sudo: sshd may be hardened");
            }));
        }
        steps.add(new HostStep(
                "sshd", Duration.ofMinutes(5), 2, door, (host, context) -> sshd(host, context, server, spec)));
        return new Plan(steps, false);
    }

    @Override
    public void ended(Operation operation) {
        if (operation.state() != OperationState.COMPLETED) return;
        try {
            if (request(operation).dryRun()) return;
            Server server = server(operation);
            servers.save(server.locked(clock.instant()));
            contact.forget(server);
        } catch (StepFailed e) {
            // The server went away with its request: nothing is left to be noted.
        }
    }

    /** Taken up after a crash, the host may be shut until it takes the change back by itself. */
    private Host open(Server server, StepContext context) throws RemoteFailure, InterruptedException {
        for (int left = Guarded.wasTried(context) ? tempo.deadManSeconds() : 1; ; left--) {
            try {
                return enter(server, context);
            } catch (RemoteFailure e) {
                if (left <= 1) throw e;
                tempo.waitAMoment();
            }
        }
    }

    /** As root; or, where root is shut out already, as the app user. Asked once: fail2ban counts refused sign-ins. */
    private Host enter(Server server, StepContext context) throws RemoteFailure, InterruptedException {
        if (context.recall(ROOT_IS_OUT).isEmpty()) {
            try {
                return contact.open(server, true, context::info);
            } catch (RemoteFailure e) {
                if (!e.answered()) throw e;
            }
        }
        Host host = contact.openFresh(server, server.appUsername());
        context.remember(ROOT_IS_OUT, "true");
        return host;
    }

    private void firewall(Host host, StepContext context, Server server, LockdownSpec spec)
            throws RemoteFailure, StepFailed, InterruptedException {
        guarded.settle(host);
        Desired firewall = Firewalls.of(host, SshPorts.of(host, server).lettingIn(spec.rules(server.port())), true);
        if (spec.dryRun() || firewall.drift(host).isEmpty()) {
            new Convergence(host, context, spec.dryRun()).on(firewall);
        } else {
            guarded.change(host, server, host.user(), context, (on, in) -> new Convergence(on, in, false).on(firewall));
        }
    }

    private void sshd(Host host, StepContext context, Server server, LockdownSpec spec)
            throws RemoteFailure, StepFailed, InterruptedException {
        guarded.settle(host);
        Desired dropIn = new FileState(DROP_IN, new SshdProfile(spec, server.appUsername()).dropIn());
        if (spec.dryRun() || dropIn.drift(host).isEmpty()) {
            new Convergence(host, context, spec.dryRun()).on(dropIn);
            return;
        }
        guarded.change(host, server, server.appUsername(), context, (on, in) -> {
            on.must("preparation of sshd_config", INCLUDE);
            new Convergence(on, in, false).on(dropIn);
            Ran check = on.ask(ShellCommand.of("sshd", "-t"));
            if (!check.ok()) throw new StepFailed("sshd refuses the new settings: " + Host.lastWords(check));
            on.must("reload of sshd", "systemctl reload ssh 2>/dev/null || systemctl reload sshd");
            tempo.waitAMoment(); // until then sshd may still answer with the former settings
        });
    }
}
