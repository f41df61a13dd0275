package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.DirectorySpec;
import java.util.List;

/** A directory with its owner and permissions (D-SET-7, D-SET-11). */
final class DirectoryState implements Desired {
    private final DirectorySpec spec;

    DirectoryState(DirectorySpec spec) {
        this.spec = spec;
    }

    @Override
    public String name() {
        return "directory " + spec.path();
    }

    @Override
    public List<String> drift(Host host) throws RemoteFailure, InterruptedException {
        String mode = Integer.toOctalString(Integer.parseInt(spec.permissions(), 8));
        String wanted = "directory " + mode + " " + spec.owner() + " " + spec.group();
        String found = host.ask(ShellCommand.of("stat", "-c", "%F %a %U %G", "--", spec.path()))
                .out()
                .strip();
        if (found.equals(wanted)) return List.of();
        return List.of(found.isEmpty() ? "does not exist" : "is " + found + " instead of " + wanted);
    }

    @Override
    public void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        // What a link leads to is not ours to give away.
        if (host.yes(ShellCommand.of("test", "-L", spec.path()))) throw new StepFailed(spec.path() + " is a link");
        if (!host.yes(ShellCommand.of("test", "-d", spec.path()))) {
            ShellCommand make = ShellCommand.of("mkdir", "-m", "755");
            host.must("create " + spec.path(), (spec.parents() ? make.and("-p") : make).and("--", spec.path()));
        }
        host.must("own " + spec.path(), ShellCommand.of("chown", spec.owner() + ":" + spec.group(), "--", spec.path()));
        host.must("permissions of " + spec.path(), ShellCommand.of("chmod", spec.permissions(), "--", spec.path()));
    }
}
