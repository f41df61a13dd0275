package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.in.Answer;
import com.cybervpn.application.deployer.port.in.SecurityAudit;
import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.SecurityCheck;
import com.cybervpn.domain.deployer.SecurityReport;
import com.cybervpn.domain.deployer.ServerId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges a host by what is in effect on it (D-AUD). */
public final class SecurityAuditService implements SecurityAudit {
    private static final List<String> RISKY =
            List.of("telnet", "rsh", "rlogin", "vsftpd", "xinetd", "avahi-daemon", "cups");
    private static final Map<String, String> ADVICE = Map.of(
            "password authentication is on", "Turn password authentication of sshd off",
            "root may sign in", "Do not let root sign in over SSH",
            "an old protocol is on", "Let sshd speak protocol 2 only",
            "X11 forwarding is on", "Turn X11 forwarding of sshd off",
            "sshd is not active", "Start sshd as a service",
            "no firewall is active", "Turn a firewall on",
            "fail2ban is not installed", "Install fail2ban",
            "fail2ban is not running", "Start fail2ban",
            "IP forwarding is on", "Turn IP forwarding off unless this host routes");

    private final HostReading reading;
    private final InstantSource clock;

    public SecurityAuditService(HostReading reading, InstantSource clock) {
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public Answer<SecurityReport> audit(Caller caller, ServerId server) {
        return reading.of(caller, server, (host, _) -> {
            List<SecurityCheck> checks = List.of(ssh(host), firewall(host), fail2ban(host), system(host));
            List<String> advice = checks.stream()
                    .flatMap(check -> check.issues().stream())
                    .map(issue -> ADVICE.getOrDefault(issue, "Stop what is not needed: " + issue))
                    .toList();
            return new Answer.Done<>(new SecurityReport(clock.instant(), checks, advice));
        });
    }

    private static SecurityCheck ssh(Host host) throws RemoteFailure, InterruptedException {
        Map<String, String> effective = new LinkedHashMap<>();
        host.ask(ShellCommand.of("sshd", "-T")).out().lines().forEach(line -> {
            int at = line.indexOf(' ');
            if (at > 0) effective.putIfAbsent(line.substring(0, at), line.substring(at + 1));
        });
        List<String> issues = new ArrayList<>();
        boolean active = host.yes(ShellCommand.of("systemctl", "is-active", "-q", "ssh.service"))
                || host.yes(ShellCommand.of("systemctl", "is-active", "-q", "sshd.service"))
                || host.yes(ShellCommand.of("systemctl", "is-active", "-q", "ssh.socket"));
        if (!active) issues.add("sshd is not active");
        if (is(effective, "passwordauthentication", "yes")) issues.add("password authentication is on");
        if (!is(effective, "permitrootlogin", "no")) issues.add("root may sign in");
        if (effective.getOrDefault("protocol", "2").contains("1")) issues.add("an old protocol is on");
        if (is(effective, "x11forwarding", "yes")) issues.add("X11 forwarding is on");
        Map<String, String> details = new HashMap<>();
        for (String name : List.of(
                "port",
                "passwordauthentication",
                "pubkeyauthentication",
                "permitrootlogin",
                "x11forwarding",
                "maxauthtries",
                "allowusers")) {
            if (effective.containsKey(name)) details.put(name, effective.get(name));
        }
        return new SecurityCheck("SSH configuration", "ssh", active ? 100 - 25 * issues.size() : 0, issues, details);
    }

    private static SecurityCheck firewall(Host host) throws RemoteFailure, InterruptedException {
        String active = "";
        if (host.ask(ShellCommand.of("ufw", "status")).out().contains("Status: active")) active = "ufw";
        else if (host.yes(ShellCommand.of("firewall-cmd", "--state"))) active = "firewalld";
        else if (host.ask(ShellCommand.of("iptables", "-S", "INPUT")).out().contains("-P INPUT DROP")) {
            active = "iptables";
        }
        return active.isEmpty()
                ? new SecurityCheck("Firewall", "firewall", 0, List.of("no firewall is active"), Map.of())
                : new SecurityCheck("Firewall", "firewall", 100, List.of(), Map.of("active", active));
    }

    private static SecurityCheck fail2ban(Host host) throws RemoteFailure, InterruptedException {
        String category = "intrusion_prevention";
        if (!host.ask("command -v fail2ban-client").ok()) {
            return new SecurityCheck("fail2ban", category, 50, List.of("fail2ban is not installed"), Map.of());
        }
        if (!host.yes(ShellCommand.of("fail2ban-client", "ping"))) {
            return new SecurityCheck("fail2ban", category, 75, List.of("fail2ban is not running"), Map.of());
        }
        boolean guardsSsh = host.yes(ShellCommand.of("fail2ban-client", "status", "sshd"));
        return new SecurityCheck("fail2ban", category, 100, List.of(), Map.of("guards_ssh", guardsSsh));
    }

    private static SecurityCheck system(Host host) throws RemoteFailure, InterruptedException {
        List<String> issues = new ArrayList<>();
        for (String service : RISKY) {
            if (host.yes(ShellCommand.of("systemctl", "is-active", "-q", "--", service + ".service"))) {
                issues.add(service + " is running");
            }
        }
        boolean forwards =
                host.read("/proc/sys/net/ipv4/ip_forward").orElse("0").strip().equals("1");
        if (forwards) issues.add("IP forwarding is on");
        return new SecurityCheck("System", "system", 100 - 20 * issues.size(), issues, Map.of("ip_forward", forwards));
    }

    private static boolean is(Map<String, String> effective, String name, String value) {
        return value.equals(effective.get(name));
    }
}
