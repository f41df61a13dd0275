package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.operations.port.in.Plan;
import com.cybervpn.application.operations.port.in.StepContext;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Events.Event;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServiceOrder;
import com.cybervpn.domain.deployer.ServiceOrder.Action;
import com.cybervpn.domain.deployer.ServiceStatus;
import com.cybervpn.domain.operations.Operation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts, stops, restarts or reloads a service of a server (D-SVC-3). */
public final class ServiceKind extends TaskKind<ServiceOrder> {
    public static final String NAME = "service.action";
    static final String SERVICE_STATUS = "service.status";

    private final Contact contact;
    private final Events events;
    private final InstantSource clock;

    public ServiceKind(TaskRequests requests, Servers servers, Contact contact, Events events, InstantSource clock) {
        super(NAME, ServiceOrder.class, requests, servers);
        this.contact = contact;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Plan plan(Operation operation) throws StepFailed {
        ServiceOrder order = request(operation);
        Server server = server(operation);
        return new Plan(
                List.of(new HostStep(
                        order.action().code(),
                        Duration.ofSeconds(order.timeoutSeconds()).plusMinutes(3),
                        1,
                        context -> contact.open(server, true, context::info),
                        (host, context) -> act(host, context, server, order))),
                false);
    }

    private void act(Host host, StepContext context, Server server, ServiceOrder order)
            throws RemoteFailure, StepFailed, InterruptedException {
        Units units = new Units(host, clock);
        if (units.status(order.service()).isEmpty()) {
            throw new StepFailed("the host has no service " + order.service());
        }
        if (order.action() != Action.STATUS) change(host, context, order);
        ServiceStatus now = units.status(order.service()).orElseThrow();
        context.info(order.service() + " is " + now.status());
        context.result(members(now));
        if (order.action() != Action.STATUS) tell(server, now);
    }

    private static void change(Host host, StepContext context, ServiceOrder order)
            throws RemoteFailure, StepFailed, InterruptedException {
        Duration limit = Duration.ofSeconds(order.timeoutSeconds());
        String action = order.action().code();
        if (order.action() == Action.STOP && order.force()) {
            host.ask(ShellCommand.of("systemctl", "kill", "--signal=KILL", "--", order.service()));
        }
        Ran ran = host.run(ShellCommand.of("systemctl", action, "--", order.service()), limit);
        if (!ran.ok()) {
            host.ask(ShellCommand.of("journalctl", "-q", "-n", "10", "-o", "cat", "-u", order.service()))
                    .out()
                    .lines()
                    .forEach(context::warn);
            throw new StepFailed(action + " of " + order.service() + " failed with status " + ran.status() + ": "
                    + Host.lastWords(ran));
        }
    }

    private void tell(Server server, ServiceStatus now) {
        String word = switch (now.status()) {
            case "running", "restarting" -> "running";
            case "stopped" -> "stopped";
            default -> "failed";
        };
        events.publish(new Event(
                Contact.TOPIC,
                SERVICE_STATUS,
                null,
                Map.of("server_id", server.id().toString(), "service_name", now.name(), "status", word),
                clock.instant()));
    }

    private static Map<String, @Nullable Object> members(ServiceStatus status) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("name", status.name());
        members.put("status", status.status());
        if (status.pid() != null) members.put("pid", status.pid());
        if (status.uptime() != null) members.put("uptime", status.uptime());
        if (status.memoryUsage() != null) members.put("memory_usage", status.memoryUsage());
        return members;
    }
}
