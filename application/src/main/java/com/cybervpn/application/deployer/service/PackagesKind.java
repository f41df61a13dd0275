package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.operations.port.in.Plan;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.PackageSpec;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.operations.Operation;
import java.time.Duration;
import java.util.List;

/** Installs packages on a server (D-SET-12). */
public final class PackagesKind extends TaskKind<PackageSpec> {
    public static final String NAME = "server.setup.packages";

    private final Contact contact;

    public PackagesKind(TaskRequests requests, Servers servers, Contact contact) {
        super(NAME, PackageSpec.class, requests, servers);
        this.contact = contact;
    }

    @Override
    public Plan plan(Operation operation) throws StepFailed {
        PackageSpec spec = request(operation);
        Server server = server(operation);
        return new Plan(
                List.of(new HostStep(
                        "packages",
                        Duration.ofMinutes(30),
                        1,
                        context -> contact.open(server, true, context::info),
                        (host, context) -> new Convergence(host, context, false)
                                .on(new PackagesState(spec.packages(), spec.updateFirst())))),
                false);
    }
}
