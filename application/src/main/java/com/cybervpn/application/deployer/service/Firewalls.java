package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.operations.port.in.StepFailed;
import com.cybervpn.domain.deployer.FirewallRule;
import java.util.List;

/** Finds the firewall that a host has (D-SEC-3, D-SEC-4). */
final class Firewalls {
    private Firewalls() {}

    /** @param exactly whether other rules must go */
    static Desired of(Host host, List<FirewallRule> rules, boolean exactly)
            throws RemoteFailure, InterruptedException, StepFailed {
        Ran ran = host.ask("if command -v ufw >/dev/null; then echo ufw;"
                + " elif command -v firewall-cmd >/dev/null; then echo firewalld;"
                + " elif command -v iptables-restore >/dev/null; then echo iptables; else exit 1; fi");
        return switch (ran.out().strip()) {
            case "ufw" -> new UfwRules(rules, exactly);
            case "firewalld" -> new FirewalldRules(rules, exactly);
            case "iptables" -> new IptablesRules(rules);
            default -> throw new StepFailed("the host has neither ufw nor firewalld nor iptables");
        };
    }
}
