package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.operations.Operation;
import java.time.Duration;
import java.time.InstantSource;

/** Puts a release in the place of the one that runs, and that one back (D-DEP-5, D-DEP-11). */
final class Switch {
    private static final String RELEASE = "release";
    private static final String PREVIOUS = "previous";
    private static final String WAS_ACTIVE = "was_active";
    private static final String RUNS_AGAIN = "runs_again";
    private static final String NONE = "-";

    private final ReleaseHome home;
    private final InstantSource clock;

    Switch(ReleaseHome home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    static boolean runsAgain(Operation operation) {
        return "true".equals(operation.memo().get(RUNS_AGAIN));
    }

    /** Notes what is live, before anything is changed. A second look after a crash keeps what the first one saw. */
    void remember(Host host, StepContext context) throws RemoteFailure, InterruptedException {
        if (context.recall(PREVIOUS).isPresent()) return;
        boolean active = new Units(host, clock).isActive(home.service());
        context.remember(WAS_ACTIVE, String.valueOf(active));
        context.remember(PREVIOUS, home.current(host).orElse(NONE));
    }

    void rememberRelease(StepContext context, String release) {
        context.remember(RELEASE, release);
    }

    String release(StepContext context) {
        return context.recall(RELEASE).orElseThrow();
    }

    boolean hasPrevious(StepContext context) {
        return context.recall(PREVIOUS).filter(name -> !name.equals(NONE)).isPresent();
    }

    void forward(Host host, StepContext context) throws RemoteFailure, InterruptedException, StepFailed {
        String unit = home.service() + ".service";
        host.run(ShellCommand.of("systemctl", "stop", "--", unit), Duration.ofMinutes(2)); // may not exist yet
        place(host, context);
        home.systemctl(host, "start");
    }

    /** Points at the release and installs its unit; what runs goes on running. */
    void place(Host host, StepContext context) throws RemoteFailure, InterruptedException, StepFailed {
        String release = release(context);
        home.point(host, release);
        home.installUnit(host, release);
        context.info("live: " + release);
    }

    void backward(Host host, StepContext context) throws RemoteFailure, InterruptedException, StepFailed {
        String previous = context.recall(PREVIOUS).orElse(NONE);
        if (previous.equals(NONE)) {
            host.run(ShellCommand.of("systemctl", "stop", "--", home.service() + ".service"), Duration.ofMinutes(2));
            host.ask(ShellCommand.of("systemctl", "disable", "-q", "--", home.service() + ".service"));
            host.must("removal of the link", ShellCommand.of("rm", "-f", "--", home.path() + "/current"));
            context.info("there is no former release: the service is stopped");
            return;
        }
        home.point(host, previous);
        home.installUnit(host, previous);
        boolean wasActive = context.recall(WAS_ACTIVE).filter("true"::equals).isPresent();
        home.systemctl(host, wasActive ? "restart" : "stop");
        context.remember(RUNS_AGAIN, String.valueOf(wasActive));
        context.info("back to " + previous);
    }
}
