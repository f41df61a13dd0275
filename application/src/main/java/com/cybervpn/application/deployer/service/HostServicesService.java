package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.HostServices;
import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.Faults;
import com.cybervpn.domain.deployer.Names;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.ServiceLogs;
import com.cybervpn.domain.deployer.ServiceOrder;
import com.cybervpn.domain.deployer.ServiceStatus;
import com.cybervpn.domain.operations.Operation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows and changes the services of hosts. */
public final class HostServicesService implements HostServices {
    /** Units that a lockdown puts on a host. */
    private static final List<String> OWN = List.of("fail2ban", "cybervpn-firewall");

    private final HostReading reading;
    private final Servers servers;
    private final Apps apps;
    private final TaskDesk desk;
    private final InstantSource clock;

    public HostServicesService(HostReading reading, Servers servers, Apps apps, TaskDesk desk, InstantSource clock) {
        this.reading = reading;
        this.servers = servers;
        this.apps = apps;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Answer<List<ServiceStatus>> list(Caller caller, ServerId id) {
        return reading.of(caller, id, (host, server) -> {
            Units units = new Units(host, clock);
            List<ServiceStatus> services = new ArrayList<>();
            for (App app : apps.on(id)) {
                services.add(units.status(app.serviceName()).orElseGet(() -> notThere(app.serviceName())));
            }
            for (String name : OWN) units.status(name).ifPresent(services::add);
            return new Answer.Done<>(services);
        });
    }

    @Override
    public Answer<ServiceStatus> status(Caller caller, ServerId id, String service) {
        Faults faults = faults(service);
        if (faults.any()) return invalid(caller, id, faults);
        return reading.of(
                caller,
                id,
                (host, _) -> new Units(host, clock)
                        .status(service)
                        .<Answer<ServiceStatus>>map(Answer.Done::new)
                        .orElseGet(() -> new Answer.Missing<>("service")));
    }

    @Override
    public Answer<Operation> act(Caller caller, ServerId id, ServiceOrder order) {
        Entry.require(caller);
        Optional<Server> server = servers.find(id);
        if (server.isEmpty()) return new Answer.Missing<>("server");
        Faults faults = order.faults();
        if (faults.any()) return new Answer.Invalid<>(faults.byMember());
        return desk.take(caller, server.get(), ServiceKind.NAME, order);
    }

    @Override
    public Answer<ServiceLogs> logs(Caller caller, ServerId id, String service, int lines) {
        Faults faults = faults(service);
        if (faults.any()) return invalid(caller, id, faults);
        return reading.of(caller, id, (host, _) -> {
            Units units = new Units(host, clock);
            if (units.status(service).isEmpty()) return new Answer.Missing<>("service");
            return new Answer.Done<>(units.logs(service, lines));
        });
    }

    private <T> Answer<T> invalid(Caller caller, ServerId id, Faults faults) {
        Entry.require(caller);
        return servers.find(id).isEmpty() ? new Answer.Missing<>("server") : new Answer.Invalid<>(faults.byMember());
    }

    private static Faults faults(String service) {
        return new Faults().matches("service_name", service, Names.UNIT);
    }

    private static ServiceStatus notThere(String name) {
        return new ServiceStatus(name, "unknown", null, null, null, null, null, null);
    }
}
