package com.cybervpn.bootstrap.realhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.bootstrap.e2e.deployer.DeployerClient;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Lynis and ssh-audit, which know nothing of us, say of a host before a lockdown and after it. */
@OnRealHost(patient = true)
class JudgesTest {
    /** What our audit and Lynis both look at: our issue, and how Lynis writes it into its report. */
    private static final Map<String, String> BOTH = Map.of(
            "X11 forwarding is on", "SSH-7408\\|.*\\|X11Forwarding \\(set YES",
            "fail2ban is not installed", "DEB-0880\\|Install fail2ban",
            "no firewall is active", "FIRE-4512\\||FIRE-4590\\|");

    /** What Lynis would have stricter than the contract, or cannot know. */
    private static final List<String> TASTE = List.of("Compression", "LogLevel", "MaxSessions", "Port", "TCPKeepAlive");

    private RealHost host;
    private TestPlatform platform;
    private DeployerClient deployer;
    private String server;

    @BeforeEach
    void start() {
        host = RealHost.boot();
        platform = TestPlatform.with(Map.of("deployer.pause", "200ms"));
        deployer = new DeployerClient(platform.local());
        server = "/api/v1/servers/"
                + deployer.server("judged", host.address(), 22, host.key().toString());
        deployer.done(
                server + "/setup",
                Map.of("packages", List.of("lynis", "ssh-audit", "xauth"), "configure_firewall", false));
        host.says("echo 'X11Forwarding yes' >/etc/ssh/sshd_config.d/50-x11.conf; systemctl reload ssh");
    }

    @AfterEach
    void end() {
        platform.close();
        host.close();
    }

    @Test
    void agreeWithOurAuditAndHaveLittleLeftToSayAfterALockdown() {
        String lynis = lynis();
        String audit = audit();
        BOTH.forEach((issue, complaint) -> {
            assertThat(audit).contains(issue);
            assertThat(lynis).containsPattern(complaint);
        });
        assertThat(failures()).anyMatch(line -> line.startsWith("(kex)"));

        deployer.done(server + "/security/lockdown", Map.of());

        String lynisAfter = lynis();
        String auditAfter = audit();
        BOTH.forEach((issue, complaint) -> {
            assertThat(auditAfter).doesNotContain(issue);
            assertThat(lynisAfter).doesNotContainPattern(complaint);
        });
        assertThat(Pattern.compile("suggestion.*SSH-7408\\|[^|]*\\|(\\w+) ")
                        .matcher(lynisAfter)
                        .results()
                        .map(option -> option.group(1))
                        .toList())
                .isSubsetOf(TASTE);
        assertThat(failures()).allMatch(line -> line.startsWith("(key) ecdsa-"));
    }

    private String audit() {
        return deployer.get(server + "/security/audit").body();
    }

    /** Its report on what we have a say in: warnings and suggestions. */
    private String lynis() {
        return host.says(
                "lynis audit system --quick --no-colors --tests-from-group 'debian ssh firewalls' >/dev/null 2>&1;"
                        + " grep -E '^(warning|suggestion)' /var/log/lynis-report.dat");
    }

    /** What ssh-audit has no mercy with; its exit status is its verdict, and no failure. */
    private List<String> failures() {
        return host.sh("ssh-audit -n 127.0.0.1")
                .text()
                .lines()
                .filter(line -> line.contains("[fail]"))
                .toList();
    }
}
