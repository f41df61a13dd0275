package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.FirewallRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel's own firewall, where a host has no other. The rules stand in a chain of their own, so that those of
 * fail2ban and of container engines stay; each address family changes in one piece; a unit loads them at boot.
 */
final class IptablesRules implements Desired {
    private static final String CHAIN = "CYBERVPN-IN";
    private static final String UNIT_NAME = "cybervpn-firewall.service";
    private static final String UNIT_PATH = "/etc/systemd/system/" + UNIT_NAME;
    private static final String UNIT = """
        [Unit]
        Description=Firewall rules kept by the CyberVPN platform
        Before=network-pre.target
        Wants=network-pre.target
        DefaultDependencies=no
        After=local-fs.target

        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/bin/sh -c 'iptables-restore </etc/iptables/rules.v4'
        ExecStart=-/bin/sh -c 'ip6tables-restore </etc/iptables/rules.v6'

        [Install]
        WantedBy=multi-user.target
        """;

    private final List<FirewallRule> rules;

    IptablesRules(List<FirewallRule> rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "firewall (iptables)";
    }

    @Override
    public List<String> drift(Host host) throws RemoteFailure, InterruptedException {
        List<String> drift = new ArrayList<>();
        for (Family family : families(host)) {
            List<String> present = host.ask(ShellCommand.of(family.program, "-S", CHAIN))
                    .out()
                    .lines()
                    .filter(line -> line.startsWith("-A "))
                    .map(String::strip)
                    .toList();
            List<String> wanted = family.rules(rules);
            wanted.stream().filter(rule -> !present.contains(rule)).forEach(rule -> drift.add("+ " + rule));
            present.stream().filter(rule -> !wanted.contains(rule)).forEach(rule -> drift.add("- " + rule));
            if (drift.isEmpty() && !present.equals(wanted)) drift.add("rules in another order");
            String input =
                    host.ask(ShellCommand.of(family.program, "-S", "INPUT")).out();
            if (!input.contains("-P INPUT DROP")) drift.add("does not drop what comes in");
            if (!input.contains("-j " + CHAIN)) drift.add("does not ask its rules");
        }
        boolean kept = host.read(UNIT_PATH).orElse("").equals(UNIT)
                && host.yes(ShellCommand.of("systemctl", "is-enabled", "-q", UNIT_NAME));
        if (!kept) drift.add("does not outlive a restart of the host");
        return drift;
    }

    @Override
    public void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        host.must("firewall directory", ShellCommand.of("install", "-d", "-m", "755", "--", "/etc/iptables"));
        for (Family family : families(host)) {
            boolean joined = host.yes(ShellCommand.of(family.program, "-C", "INPUT", "-j", CHAIN));
            host.feed(
                    "firewall rules",
                    ShellCommand.of(family.program + "-restore", "--noflush"),
                    family.table(rules, joined));
            // What fail2ban bans is its own to restore, so it is not kept.
            host.must(
                    "keeping of the firewall rules",
                    "\"$1-save\" -t filter | grep -v -e f2b >\"$2.new\" && mv -f \"$2.new\" \"$2\"",
                    family.program,
                    family.file);
        }
        host.write(UNIT_PATH, UNIT, "644");
        host.must("firewall at boot", ShellCommand.of("systemctl", "enable", "-q", UNIT_NAME));
    }

    private static List<Family> families(Host host) throws RemoteFailure, InterruptedException {
        return host.yes(ShellCommand.of("ip6tables", "-S", "INPUT"))
                ? List.of(Family.IPV4, Family.IPV6)
                : List.of(Family.IPV4);
    }

    /** One of the two internets. */
    private enum Family {
        IPV4("iptables", "/etc/iptables/rules.v4", "-p icmp", "/32"),
        IPV6("ip6tables", "/etc/iptables/rules.v6", "-p ipv6-icmp", "/128");

        private final String program;
        private final String file;
        private final String ping;
        private final String single;

        Family(String program, String file, String ping, String single) {
            this.program = program;
            this.file = file;
            this.ping = ping;
            this.single = single;
        }

        /** In the words that {@code iptables -S} uses. */
        List<String> rules(List<FirewallRule> rules) {
            List<String> lines = new ArrayList<>();
            String add = "-A " + CHAIN + " ";
            lines.add(add + "-i lo -j ACCEPT");
            lines.add(add + "-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT");
            lines.add(add + ping + " -j ACCEPT");
            for (FirewallRule rule : rules) {
                if (this == IPV4 ? !rule.coversIpv4() : !rule.coversIpv6()) continue;
                String protocol = rule.protocol().code();
                lines.add(add + source(rule) + "-p " + protocol + " -m " + protocol + " --dport " + rule.port() + " -j "
                        + (rule.allow() ? "ACCEPT" : "DROP"));
            }
            return lines;
        }

        private String source(FirewallRule rule) {
            if (rule.source() == null) return "";
            return "-s " + rule.source() + (rule.source().contains("/") ? "" : single) + " ";
        }

        String table(List<FirewallRule> rules, boolean joined) {
            List<String> lines = new ArrayList<>(List.of(
                    "*filter",
                    ":INPUT DROP [0:0]",
                    ":FORWARD DROP [0:0]",
                    ":OUTPUT ACCEPT [0:0]",
                    ":" + CHAIN + " - [0:0]"));
            lines.addAll(rules(rules));
            if (!joined) lines.add("-A INPUT -j " + CHAIN);
            lines.add("COMMIT");
            return String.join("\n", lines) + "\n";
        }
    }
}
