package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import org.jspecify.annotations.Nullable;

/** Lets a new version pass only when it does its work (D-DEP-9). */
final class HealthGate {
    private static final int STEADY = 3;
    /** Says what came back and succeeds with a status of the 2xx alone. */
    private static final String FETCH = """
        if command -v curl >/dev/null; then
            code=$(curl -sS -o /dev/null -m 5 -w '%{http_code}' -- "$1") || exit 1
        elif command -v wget >/dev/null; then
            code=$(wget -S -O /dev/null -T 5 -t 1 --max-redirect=0 -- "$1" 2>&1 |
                sed -n 's|^ *HTTP/[0-9.]* \\([0-9]*\\).*|\\1|p' | tail -n 1)
        else
            echo 'the host has neither curl nor wget' && exit 1
        fi
        echo "status $code"
        case "$code" in 2??) exit 0 ;; *) exit 1 ;; esac
        """;

    private final Tempo tempo;

    HealthGate(Tempo tempo) {
        this.tempo = tempo;
    }

    void pass(Host host, StepContext context, String unit, @Nullable String url)
            throws RemoteFailure, StepFailed, InterruptedException {
        if (url == null) steady(host, context, unit);
        else answering(host, context, unit, url);
    }

    void answering(Host host, StepContext context, String unit, String url)
            throws RemoteFailure, StepFailed, InterruptedException {
        for (int left = tempo.healthTries(); ; left--) {
            Ran ran = host.ask(FETCH, url);
            if (ran.ok()) {
                context.info("healthy: " + url + " answers");
                return;
            }
            if (left <= 1) {
                tellJournal(host, context, unit);
                throw new StepFailed("the health check failed: " + Host.lastWords(ran));
            }
            tempo.waitForHealth();
        }
    }

    /** Active, and still the same process at several looks: a program that fails at once is restarted again and again. */
    private void steady(Host host, StepContext context, String unit)
            throws RemoteFailure, StepFailed, InterruptedException {
        String seen = "";
        int looks = 0;
        for (int left = tempo.healthTries(); left > 0; left--) {
            tempo.waitAMoment();
            boolean active = host.yes(ShellCommand.of("systemctl", "is-active", "-q", "--", unit));
            String process = host.ask(ShellCommand.of("systemctl", "show", "-p", "MainPID", "--value", "--", unit))
                    .out()
                    .strip();
            looks = active && process.equals(seen) ? looks + 1 : 1;
            seen = process;
            if (active && looks >= STEADY) {
                context.info("healthy: " + unit + " is active");
                return;
            }
        }
        tellJournal(host, context, unit);
        throw new StepFailed("the service does not stay active");
    }

    private static void tellJournal(Host host, StepContext context, String unit)
            throws RemoteFailure, InterruptedException {
        host.ask(ShellCommand.of("journalctl", "-q", "--no-pager", "-n", "20", "-o", "cat", "-u", unit))
                .out()
                .lines()
                .forEach(context::warn);
    }
}
