package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.LockdownSpec.Fail2ban;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * fail2ban with a jail for sshd that reads the journal: Debian 12 writes no auth.log, and with a log file that is not
 * there the whole service does not start (D-SEC-5).
 */
final class Fail2banSetup {
    private static final String FILE = "/etc/fail2ban/jail.local";
    private static final Set<String> SSH = Set.of("ssh", "sshd");
    private static final int TRIES = 20;

    /** Whether it still runs with former settings, as after a crash between the change of the file and the restart. */
    private static final String OUTDATED = "[ -n \"$(find \"$1\" -newer /run/fail2ban/fail2ban.pid)\" ]";

    private static final String STARTING = "systemctl is-active -q fail2ban && ! fail2ban-client ping";

    /** More than systemd gives it to stop. */
    private static final Duration RESTART = Duration.ofMinutes(2);

    private final Fail2ban spec;
    private final int sshPort;
    private final Tempo tempo;

    Fail2banSetup(Fail2ban spec, int sshPort, Tempo tempo) {
        this.spec = spec;
        this.sshPort = sshPort;
        this.tempo = tempo;
    }

    void on(Host host, StepContext context, boolean dryRun) throws RemoteFailure, StepFailed, InterruptedException {
        Convergence converge = new Convergence(host, context, dryRun);
        converge.on(new PackagesState(packages(host), true));
        FileState jails = new FileState(FILE, content(jails(host, context)));
        boolean changed = !jails.drift(host).isEmpty();
        converge.on(jails);
        if (dryRun) return;
        Ran check = host.ask(ShellCommand.of("fail2ban-client", "-t"));
        if (!check.ok()) throw new StepFailed("fail2ban refuses its settings: " + Host.lastWords(check));
        converge.on(new ServiceState("fail2ban"));
        if (changed || host.ask(OUTDATED, FILE).ok()) {
            awaitStart(host);
            host.must("restart of fail2ban", ShellCommand.of("systemctl", "restart", "fail2ban"), RESTART);
        }
        awaitJail(host);
        context.info("fail2ban guards sshd");
    }

    private static List<String> packages(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        return PackageTool.of(host) == PackageTool.APT ? List.of("fail2ban", "python3-systemd") : List.of("fail2ban");
    }

    /** The jails beside sshd that this host can have. */
    private List<String> jails(Host host, StepContext context) throws RemoteFailure, InterruptedException {
        List<String> jails = new ArrayList<>();
        for (String service : spec.services()) {
            if (SSH.contains(service)) continue;
            String jail = service.equals("nginx") ? "nginx-http-auth" : service;
            String log = "/var/log/" + service + "/error.log";
            boolean possible = host.yes(ShellCommand.of("test", "-f", "/etc/fail2ban/filter.d/" + jail + ".conf"))
                    && host.yes(ShellCommand.of("grep", "-qFx", "[" + jail + "]", "/etc/fail2ban/jail.conf"))
                    && host.yes(ShellCommand.of("test", "-f", log));
            if (possible) jails.add(jail);
            else context.warn("fail2ban: " + service + " has no filter or no log on this host; skipped");
        }
        return jails;
    }

    private String content(List<String> jails) {
        StringBuilder text = new StringBuilder()
                .append("# Written by the CyberVPN platform; a lockdown replaces it.\n[DEFAULT]\n")
                .append("bantime = ")
                .append(spec.banTime())
                .append('\n')
                .append("findtime = ")
                .append(spec.findTime())
                .append('\n')
                .append("maxretry = ")
                .append(spec.maxRetries())
                .append("\n\n")
                .append("[sshd]\nenabled = true\nport = ")
                .append(sshPort)
                .append("\nbackend = systemd\n");
        for (String jail : jails) text.append("\n[").append(jail).append("]\nenabled = true\n");
        return text.toString();
    }

    /** Told to stop while it starts, as right after its installation, it may not hear that. */
    private void awaitStart(Host host) throws RemoteFailure, InterruptedException {
        for (int left = TRIES; left > 0 && host.ask(STARTING).ok(); left--) tempo.waitAMoment();
    }

    private void awaitJail(Host host) throws RemoteFailure, StepFailed, InterruptedException {
        for (int left = TRIES; ; left--) {
            if (host.yes(ShellCommand.of("fail2ban-client", "status", "sshd"))) return;
            if (left <= 1) throw new StepFailed("fail2ban does not guard sshd");
            tempo.waitAMoment();
        }
    }
}
