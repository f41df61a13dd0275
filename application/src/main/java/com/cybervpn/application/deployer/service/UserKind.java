package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.operations.port.in.Plan;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.UserSpec;
import com.cybervpn.domain.operations.Operation;
import java.time.Duration;
import java.util.List;

/** Creates a user on a server (D-SET-10). */
public final class UserKind extends TaskKind<UserSpec> {
    public static final String NAME = "server.setup.user";

    private final Contact contact;

    public UserKind(TaskRequests requests, Servers servers, Contact contact) {
        super(NAME, UserSpec.class, requests, servers);
        this.contact = contact;
    }

    @Override
    public Plan plan(Operation operation) throws StepFailed {
        UserSpec spec = request(operation);
        Server server = server(operation);
        return new Plan(
                List.of(new HostStep(
                        "user",
                        Duration.ofMinutes(10),
                        1,
                        context -> contact.open(server, true, context::info),
                        (host, context) -> {
                            Convergence converge = new Convergence(host, context, false);
                            if (spec.setupSudo()) converge.on(new PackagesState(List.of("sudo"), true));
                            converge.on(SetupKind.states(spec));
                        })),
                false);
    }
}
