package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.DeploymentSpec;
import com.cybervpn.domain.deployer.Strategy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a release on one host without an interruption. A second unit runs the new release on another port; once it
 * is healthy the kernel redirects new connections to it, the first unit is restarted with the new release, and the
 * redirection goes again. Connections that are open are left to end where they began.
 */
final class BlueGreen {
    private static final int DRAIN_LOOKS = 10;

    /** $1 -A or -D, $2 port, $3 other port; new connections only, from outside and from the host itself. */
    private static final String REDIRECT = """
        status=0
        for tables in iptables ip6tables; do
            command -v "$tables" >/dev/null || continue
            "$tables" -t nat -S >/dev/null 2>&1 || continue
            if [ "$1" = -A ]; then insert=-I; else insert=-D; fi
            "$tables" -w "$insert" INPUT -p tcp --dport "$3" -m conntrack --ctstate DNAT -j ACCEPT || status=1
            "$tables" -w -t nat "$1" PREROUTING -p tcp --dport "$2" -j REDIRECT --to-ports "$3" || status=1
            "$tables" -w -t nat "$1" OUTPUT -o lo -p tcp --dport "$2" -j REDIRECT --to-ports "$3" || status=1
        done
        exit $status
        """;

    private final ReleaseHome home;
    private final Switch change;
    private final App app;
    private final Tempo tempo;
    private final InstantSource clock;

    BlueGreen(ReleaseHome home, Switch change, App app, Tempo tempo, InstantSource clock) {
        this.home = home;
        this.change = change;
        this.app = app;
        this.tempo = tempo;
        this.clock = clock;
    }

    /** Whether it was asked for and can be done; else says why not. What a crash left of an earlier try is ended first. */
    boolean fits(Host host, StepContext context, DeploymentSpec spec)
            throws RemoteFailure, StepFailed, InterruptedException {
        end(host);
        if (spec.strategy() != Strategy.BLUE_GREEN) return false;
        String obstacle = null;
        if (app.port() == null) obstacle = "the app declares no port";
        else if (!new Units(host, clock).isActive(home.service())) obstacle = "nothing runs yet";
        else if (!host.yes(ShellCommand.of("iptables", "-t", "nat", "-S"))) obstacle = "the host cannot redirect ports";
        if (obstacle == null) return true;
        context.info("strategy blue-green: " + obstacle + ", so the service is recreated");
        return false;
    }

    void forward(Host host, StepContext context, DeploymentSpec spec)
            throws RemoteFailure, StepFailed, InterruptedException {
        String release = change.release(context);
        String program =
                host.read(home.release(release) + "/program").orElseThrow().strip();
        startSecond(host, release, program);
        context.info("the new release runs on port " + otherPort());
        awaitPort(host, otherPort());
        String url = besides(spec.healthCheckUrl());
        if (url != null) new HealthGate(tempo).answering(host, context, unit(), url);
        host.must("redirection", REDIRECT, "-A", port(), otherPort());
        context.info("new connections go to the new release");
        drain(host, port());
        change.place(host, context);
        home.systemctl(host, "restart");
        awaitPort(host, port());
        end(host);
    }

    /** Ends the redirection and then, once it has no connection left, the second unit. Harmless without them. */
    void end(Host host) throws RemoteFailure, StepFailed, InterruptedException {
        if (app.port() == null || !host.yes(ShellCommand.of("test", "-f", unitFile()))) return;
        while (host.ask(REDIRECT, "-D", port(), otherPort()).ok()) {
            // A crash may have left it there more than once.
        }
        drain(host, otherPort());
        host.run(ShellCommand.of("systemctl", "stop", "--", unit()), Duration.ofMinutes(2));
        host.must("removal of " + unit(), ShellCommand.of("rm", "-f", "--", unitFile()));
        host.must("systemd", ShellCommand.of("systemctl", "daemon-reload"));
    }

    private void startSecond(Host host, String release, String program)
            throws RemoteFailure, StepFailed, InterruptedException {
        String root = home.release(release);
        String arguments = UnitFile.arguments(program, app.domain(), Integer.valueOf(otherPort()));
        String text = UnitFile.unit(home, root, program, arguments)
                .replace("\n[Install]\nWantedBy=multi-user.target\n", "")
                .replace(
                        "EnvironmentFile=" + root + "/env\n",
                        "EnvironmentFile=" + root + "/env\nEnvironmentFile=" + root + "/env.second\n");
        host.write(root + "/env.second", "PORT=" + otherPort() + "\n", "600");
        host.write(unitFile(), text, "644");
        host.must("systemd", ShellCommand.of("systemctl", "daemon-reload"));
        host.must("start of " + unit(), ShellCommand.of("systemctl", "restart", "--", unit()), Duration.ofMinutes(2));
    }

    private void awaitPort(Host host, String port) throws RemoteFailure, StepFailed, InterruptedException {
        for (int left = tempo.healthTries() * 2; ; left--) {
            String listening =
                    host.ask(ShellCommand.of("ss", "-Hltn", "sport = :" + port)).out();
            if (!listening.isBlank()) return;
            if (left <= 1) throw new StepFailed("the new release does not listen on the port that PORT names");
            tempo.waitAMoment();
        }
    }

    private void drain(Host host, String port) throws RemoteFailure, InterruptedException {
        for (int left = DRAIN_LOOKS; left > 0; left--) {
            if (host.ask(ShellCommand.of("ss", "-Htn", "state", "established", "sport = :" + port))
                    .out()
                    .isBlank()) {
                return;
            }
            tempo.waitAMoment();
        }
    }

    /** The address of the second unit that answers for {@code url}; null when it is not the app's own port. */
    private @Nullable String besides(@Nullable String url) {
        String own = ":" + port();
        if (url == null || !url.matches("http://[^/]*" + own + "(?:/.*)?")) return null;
        return url.replaceFirst(own + "(?=/|$)", ":" + otherPort());
    }

    private String unit() {
        return home.service() + "-next.service";
    }

    private String unitFile() {
        return "/etc/systemd/system/" + unit();
    }

    private String port() {
        return String.valueOf(app.port());
    }

    /** The first of the next ports that is a port. */
    private String otherPort() {
        int port = app.port() == null ? 0 : app.port();
        return String.valueOf(List.of(port + 10_000, port - 10_000).stream()
                .filter(other -> other > 1_024 && other < 65_536)
                .findFirst()
                .orElse(port + 1));
    }
}
