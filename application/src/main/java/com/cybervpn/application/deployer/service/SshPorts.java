package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.domain.deployer.FirewallRule;
import com.cybervpn.domain.deployer.Server;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a host's sshd listens: as we reach it, and, behind a port mapping, as the host itself sees it. */
final class SshPorts {
    private final Set<Integer> ports = new LinkedHashSet<>();

    private SshPorts() {}

    static SshPorts of(Host host, Server server) throws RemoteFailure, InterruptedException {
        SshPorts found = new SshPorts();
        host.ask(ShellCommand.of("sshd", "-T"))
                .out()
                .lines()
                .filter(line -> line.matches("port \\d{1,5}"))
                .map(line -> Integer.parseInt(line.substring(5)))
                .forEach(found.ports::add);
        found.ports.add(server.port());
        return found;
    }

    /** As the host itself sees it. */
    int own() {
        return ports.iterator().next();
    }

    /** {@code rules} with all of the ports let in first. */
    List<FirewallRule> lettingIn(List<FirewallRule> rules) {
        Set<FirewallRule> all = new LinkedHashSet<>();
        ports.forEach(port -> all.add(FirewallRule.allowTcp(port)));
        rules.stream()
                .filter(rule -> rule.protocol() != FirewallRule.Protocol.TCP || !ports.contains(rule.port()))
                .forEach(all::add);
        return new ArrayList<>(all);
    }
}
