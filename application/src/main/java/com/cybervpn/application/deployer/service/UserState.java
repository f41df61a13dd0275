package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.UserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A user with its shell, home and groups (D-SET-3, D-SET-10). */
final class UserState implements Desired {
    private final UserSpec spec;

    UserState(UserSpec spec) {
        this.spec = spec;
    }

    @Override
    public String name() {
        return "user " + spec.username();
    }

    @Override
    public List<String> drift(Host host) throws RemoteFailure, InterruptedException {
        Ran entry = host.ask(ShellCommand.of("getent", "passwd", spec.username()));
        if (!entry.ok()) return List.of("does not exist");
        String[] fields = entry.out().strip().split(":", -1);
        List<String> drift = new ArrayList<>();
        if (fields.length < 7) return List.of("has a damaged entry");
        if (!fields[5].equals(spec.homeDir())) drift.add("home is " + fields[5] + " instead of " + spec.homeDir());
        if (!fields[6].equals(spec.shell())) drift.add("shell is " + fields[6] + " instead of " + spec.shell());
        if (spec.createHome() && !host.yes(ShellCommand.of("test", "-d", spec.homeDir()))) drift.add("has no home");
        Set<String> groups = Set.of(host.ask(ShellCommand.of("id", "-nG", "--", spec.username()))
                .out()
                .strip()
                .split("\\s+"));
        for (String group : spec.groups()) {
            if (!groups.contains(group)) drift.add("is not in the group " + group);
        }
        return drift;
    }

    @Override
    public void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        String user = spec.username();
        if (host.yes(ShellCommand.of("getent", "passwd", user))) {
            host.must(
                    "change " + user,
                    ShellCommand.of("usermod", "--shell", spec.shell(), "--home", spec.homeDir(), user));
        } else {
            ShellCommand add = ShellCommand.of("useradd", "--shell", spec.shell(), "--home-dir", spec.homeDir());
            if (spec.systemUser()) add = add.and("--system");
            add = add.and(
                    host.yes(ShellCommand.of("getent", "group", user)) ? "--no-user-group" : "--user-group",
                    spec.createHome() ? "--create-home" : "--no-create-home");
            host.must("create " + user, add.and(user));
        }
        if (spec.createHome()) {
            host.must(
                    "home",
                    ShellCommand.of("install", "-d", "-m", "755", "-o", user, "-g", user, "--", spec.homeDir()));
        }
        for (String group : spec.groups()) {
            host.must("group " + group, ShellCommand.of("groupadd", "--force", group));
            host.must("group " + group, ShellCommand.of("usermod", "--append", "--groups", group, user));
        }
    }
}
