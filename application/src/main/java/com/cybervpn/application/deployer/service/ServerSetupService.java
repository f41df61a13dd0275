package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.ServerSetup;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.Faults;
import com.cybervpn.domain.deployer.LockdownSpec;
import com.cybervpn.domain.deployer.PackageSpec;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.SetupSpec;
import com.cybervpn.domain.deployer.TaskRequest;
import com.cybervpn.domain.deployer.UserSpec;
import com.cybervpn.domain.operations.Operation;
import java.util.Optional;
import java.util.function.Predicate;

/** Starts setup, users, packages and lockdown. */
public final class ServerSetupService implements ServerSetup {
    private final Servers servers;
    private final TaskDesk desk;

    public ServerSetupService(Servers servers, TaskDesk desk) {
        this.servers = servers;
        this.desk = desk;
    }

    @Override
    public Answer<Operation> setUp(Caller caller, ServerId server, SetupSpec spec) {
        return start(
                caller,
                server,
                SetupKind.NAME,
                spec,
                spec.faults(),
                s -> s.setupComplete() && !spec.dryRun() ? "the server is set up already" : "");
    }

    @Override
    public Answer<Operation> createUser(Caller caller, ServerId server, UserSpec spec) {
        return start(caller, server, UserKind.NAME, spec, spec.faults(), _ -> "");
    }

    @Override
    public Answer<Operation> installPackages(Caller caller, ServerId server, PackageSpec spec) {
        return start(caller, server, PackagesKind.NAME, spec, spec.faults(), _ -> "");
    }

    @Override
    public Answer<Operation> lockDown(Caller caller, ServerId server, LockdownSpec spec) {
        return start(caller, server, LockdownKind.NAME, spec, spec.faults(), s -> {
            if (!s.setupComplete()) return "the server is not set up";
            return s.securityLocked() && !spec.dryRun() ? "the server is locked down already" : "";
        });
    }

    private Answer<Operation> start(
            Caller caller, ServerId id, String kind, TaskRequest request, Faults faults, Obstacle obstacle) {
        Entry.require(caller);
        Optional<Server> server = servers.find(id);
        if (server.isEmpty()) return new Answer.Missing<>("server");
        if (faults.any()) return new Answer.Invalid<>(faults.byMember());
        return Optional.of(obstacle.to(server.get()))
                .filter(Predicate.not(String::isEmpty))
                .<Answer<Operation>>map(Answer.Conflict::new)
                .orElseGet(() -> desk.take(caller, server.get(), kind, request));
    }

    /** What the state of a server says against it; empty text when nothing. */
    @FunctionalInterface
    private interface Obstacle {
        String to(Server server);
    }
}
