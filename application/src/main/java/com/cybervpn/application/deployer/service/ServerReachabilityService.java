package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.ServerReachability;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.Reachability;
import com.cybervpn.domain.deployer.ServerId;
import java.util.Optional;

/** Tells whether servers can be reached. */
public final class ServerReachabilityService implements ServerReachability {
    private final HostReading reading;
    private final Servers servers;

    public ServerReachabilityService(HostReading reading, Servers servers) {
        this.reading = reading;
        this.servers = servers;
    }

    @Override
    public Answer<Reachability> test(Caller caller, ServerId server) {
        Answer<Boolean> asked = reading.of(caller, server, (_, _) -> new Answer.Done<>(true));
        if (asked instanceof Answer.Missing<Boolean>) return new Answer.Missing<>("server");
        return known(server).orElseGet(() -> new Answer.Missing<>("server")); // the try has noted how it went
    }

    @Override
    public Answer<Reachability> lastKnown(Caller caller, ServerId server) {
        Entry.require(caller);
        return known(server).orElseGet(() -> test(caller, server));
    }

    private Optional<Answer<Reachability>> known(ServerId server) {
        return servers.reachability(server).map(Answer.Done::new);
    }
}
