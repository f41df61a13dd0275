package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A service that starts with the host and runs now. */
final class ServiceState implements Desired {
    private final String unit;

    ServiceState(String unit) {
        this.unit = unit;
    }

    @Override
    public String name() {
        return "service " + unit;
    }

    @Override
    public List<String> drift(Host host) throws RemoteFailure, InterruptedException {
        List<String> drift = new ArrayList<>();
        if (!host.yes(ShellCommand.of("systemctl", "is-enabled", "-q", "--", unit))) drift.add("is not enabled");
        if (!host.yes(ShellCommand.of("systemctl", "is-active", "-q", "--", unit))) drift.add("is not active");
        return drift;
    }

    @Override
    public void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        host.must("enable " + unit, ShellCommand.of("systemctl", "enable", "--now", "--", unit), Duration.ofMinutes(1));
    }
}
