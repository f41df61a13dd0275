package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.FirewallRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The firewall of Fedora and its kin: the default zone drops what no rich rule lets in. */
final class FirewalldRules implements Desired {
    private final List<FirewallRule> rules;
    private final boolean exactly;

    FirewalldRules(List<FirewallRule> rules, boolean exactly) {
        this.rules = rules;
        this.exactly = exactly;
    }

    @Override
    public String name() {
        return "firewall (firewalld)";
    }

    @Override
    public List<String> drift(Host host) throws RemoteFailure, InterruptedException {
        List<String> drift = new ArrayList<>();
        if (!host.yes(ShellCommand.of("firewall-cmd", "--state"))) drift.add("is not running");
        if (!permanent(host, "--get-target").equals(List.of("DROP"))) drift.add("does not drop what comes in");
        Set<String> present = new LinkedHashSet<>(permanent(host, "--list-rich-rules"));
        Set<String> wanted = wanted();
        wanted.stream().filter(rule -> !present.contains(rule)).forEach(rule -> drift.add("+ " + rule));
        if (exactly) {
            present.stream().filter(rule -> !wanted.contains(rule)).forEach(rule -> drift.add("- " + rule));
            for (String what : List.of("services", "ports")) {
                String open = String.join(" ", permanent(host, "--list-" + what));
                if (!open.isBlank()) drift.add("- " + what + " " + open);
            }
        }
        return drift;
    }

    @Override
    public void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        new ServiceState("firewalld").apply(host);
        Set<String> wanted = wanted();
        for (String rule : wanted) must(host, "--add-rich-rule=" + rule);
        if (exactly) {
            for (String rule : permanent(host, "--list-rich-rules")) {
                if (!wanted.contains(rule)) must(host, "--remove-rich-rule=" + rule);
            }
            for (String service : words(permanent(host, "--list-services"))) must(host, "--remove-service=" + service);
            for (String port : words(permanent(host, "--list-ports"))) must(host, "--remove-port=" + port);
        }
        must(host, "--set-target=DROP");
        host.must("firewalld", ShellCommand.of("firewall-cmd", "--reload"));
    }

    private Set<String> wanted() {
        Set<String> wanted = new LinkedHashSet<>();
        for (FirewallRule rule : rules) {
            String port = " port port=\"" + rule.port() + "\" protocol=\""
                    + rule.protocol().code() + "\" " + (rule.allow() ? "accept" : "drop");
            if (rule.source() == null) {
                wanted.add("rule" + port);
            } else {
                String family = rule.coversIpv6() ? "ipv6" : "ipv4";
                wanted.add("rule family=\"" + family + "\" source address=\"" + rule.source() + "\"" + port);
            }
        }
        return wanted;
    }

    private static List<String> permanent(Host host, String option) throws RemoteFailure, InterruptedException {
        return host.ask(ShellCommand.of("firewall-cmd", "--permanent", option))
                .out()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> words(List<String> lines) {
        return lines.stream()
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .toList();
    }

    private static void must(Host host, String option) throws RemoteFailure, InterruptedException, StepFailed {
        host.must("firewalld", ShellCommand.of("firewall-cmd", "--permanent", option));
    }
}
