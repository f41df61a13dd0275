package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.FirewallRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The firewall of Debian and Ubuntu: incoming denied but for the rules. */
final class UfwRules implements Desired {
    private final List<FirewallRule> rules;
    private final boolean exactly;

    UfwRules(List<FirewallRule> rules, boolean exactly) {
        this.rules = rules;
        this.exactly = exactly;
    }

    @Override
    public String name() {
        return "firewall (ufw)";
    }

    @Override
    public List<String> drift(Host host) throws RemoteFailure, InterruptedException {
        List<String> drift = new ArrayList<>();
        String status = host.ask(ShellCommand.of("ufw", "status", "verbose")).out();
        if (!status.contains("Status: active")) drift.add("is not active");
        if (!status.contains("deny (incoming), allow (outgoing)")) drift.add("does not deny what comes in");
        List<String> present = host.ask(ShellCommand.of("ufw", "show", "added"))
                .out()
                .lines()
                .filter(line -> line.startsWith("ufw "))
                .map(line -> line.substring(4).strip())
                .toList();
        // ufw lists what is about IPv6 alone last.
        List<String> wanted = Stream.of(true, false)
                .flatMap(ipv4 -> rules.stream().filter(rule -> rule.coversIpv4() == ipv4))
                .map(UfwRules::shown)
                .distinct()
                .toList();
        wanted.stream().filter(rule -> !present.contains(rule)).forEach(rule -> drift.add("+ " + rule));
        if (exactly) {
            present.stream().filter(rule -> !wanted.contains(rule)).forEach(rule -> drift.add("- " + rule));
            if (drift.isEmpty() && !present.equals(wanted)) drift.add("rules in another order");
        }
        return drift;
    }

    @Override
    public void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        if (exactly) host.must("reset of ufw", ShellCommand.of("ufw", "--force", "reset"));
        host.must("ufw", ShellCommand.of("ufw", "default", "deny", "incoming"));
        host.must("ufw", ShellCommand.of("ufw", "default", "allow", "outgoing"));
        for (FirewallRule rule : rules) {
            host.must("ufw", ShellCommand.of("ufw").and(shown(rule).split(" ")));
        }
        host.must("ufw", ShellCommand.of("ufw", "--force", "enable"));
    }

    /** The rule as {@code ufw show added} writes it, which is also how it is added. */
    private static String shown(FirewallRule rule) {
        String action = rule.allow() ? "allow" : "deny";
        String protocol = rule.protocol().code();
        return rule.source() == null
                ? action + " " + rule.port() + "/" + protocol
                : action + " from " + rule.source() + " to any port " + rule.port() + " proto " + protocol;
    }
}
