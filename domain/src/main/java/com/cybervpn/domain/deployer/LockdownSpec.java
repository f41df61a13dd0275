package com.cybervpn.domain.deployer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server is hardened (D-SEC).
 *
 * @param firewallRules null for the default: SSH, 80 and 443
 * @param hardening members that were sent; the others take their defaults
 * @param dryRun only finds out what would change
 */
public record LockdownSpec(
        boolean disableRootLogin,
        boolean disablePasswordAuth,
        @Nullable List<FirewallRule> firewallRules,
        Fail2ban fail2ban,
        Hardening hardening,
        List<Integer> allowedPorts,
        List<String> allowedUsers,
        boolean dryRun)
        implements TaskRequest {
    private static final int MAX_RULES = 200;

    public LockdownSpec {
        firewallRules = firewallRules == null ? null : List.copyOf(firewallRules);
        allowedPorts = List.copyOf(allowedPorts);
        allowedUsers = List.copyOf(allowedUsers);
    }

    /** When addresses are banned. Times in seconds. */
    public record Fail2ban(boolean enabled, int maxRetries, int banTime, int findTime, List<String> services) {
        public Fail2ban {
            services = List.copyOf(services);
        }

        public static Fail2ban standard() {
            return new Fail2ban(true, 5, 3_600, 600, List.of("ssh", "nginx"));
        }
    }

    /** What sshd allows. Null where nothing was sent and a flag of the lockdown may decide (D-SEC-8). */
    public record Hardening(
            @Nullable Boolean passwordAuthentication,
            boolean pubkeyAuthentication,
            @Nullable Boolean permitRootLogin,
            boolean x11Forwarding,
            boolean allowAgentForwarding,
            boolean allowTcpForwarding,
            int clientAliveInterval,
            int clientAliveCountMax,
            int maxAuthTries,
            int maxSessions,
            int protocol) {
        public static Hardening standard() {
            return new Hardening(null, true, null, false, false, false, 300, 2, 3, 10, 2);
        }
    }

    /** The rules to apply: SSH always comes first and is never shut (D-SEC-3). */
    public List<FirewallRule> rules(int sshPort) {
        List<FirewallRule> rules = new ArrayList<>();
        rules.add(FirewallRule.allowTcp(sshPort));
        for (FirewallRule rule : asked()) {
            boolean ssh = rule.port() == sshPort && rule.protocol() == FirewallRule.Protocol.TCP;
            if (!ssh && rules.stream().noneMatch(rule::meansTheSameAs)) rules.add(rule);
        }
        return rules;
    }

    /** In the order in which they were asked for; the first that fits a packet decides. */
    private List<FirewallRule> asked() {
        List<FirewallRule> asked = new ArrayList<>(
                firewallRules == null ? List.of(FirewallRule.allowTcp(80), FirewallRule.allowTcp(443)) : firewallRules);
        allowedPorts.forEach(port -> asked.add(FirewallRule.allowTcp(port)));
        return asked;
    }

    /** What is wrong with it. */
    public Faults faults() {
        Faults faults = new Faults()
                .range("fail2ban_config.max_retries", fail2ban.maxRetries(), 1, 1_000)
                .range("fail2ban_config.ban_time", fail2ban.banTime(), 1, 31_536_000)
                .range("fail2ban_config.find_time", fail2ban.findTime(), 1, 31_536_000)
                .each("fail2ban_config.services", fail2ban.services(), Names.SERVICE)
                .range("ssh_hardening_config.client_alive_interval", hardening.clientAliveInterval(), 0, 86_400)
                .range("ssh_hardening_config.client_alive_count_max", hardening.clientAliveCountMax(), 0, 1_000)
                .range("ssh_hardening_config.max_auth_tries", hardening.maxAuthTries(), 1, 100)
                .range("ssh_hardening_config.max_sessions", hardening.maxSessions(), 1, 1_000)
                .range("ssh_hardening_config.protocol", hardening.protocol(), 2, 2)
                .each("allowed_users", allowedUsers, Names.ACCOUNT);
        faults.when(allowedPorts.size() > MAX_RULES, "allowed_ports", "are more than " + MAX_RULES);
        allowedPorts.forEach(port -> faults.range("allowed_ports", port, 1, 65_535));
        List<FirewallRule> rules = firewallRules == null ? List.of() : firewallRules;
        faults.when(rules.size() > MAX_RULES, "firewall_rules", "are more than " + MAX_RULES);
        for (int i = 0; i < Math.min(rules.size(), MAX_RULES); i++)
            rules.get(i).check(faults, "firewall_rules[" + i + "]");
        faults.when(contradict(asked()), "firewall_rules", "let in and keep out the same");
        return faults;
    }

    private static boolean contradict(List<FirewallRule> rules) {
        return rules.stream()
                .anyMatch(rule ->
                        rules.stream().anyMatch(other -> rule.meansTheSameAs(other) && rule.allow() != other.allow()));
    }
}
