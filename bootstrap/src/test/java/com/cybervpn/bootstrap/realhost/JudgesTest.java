package com.cybervpn.bootstrap.realhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.bootstrap.e2e.deployer.DeployerClient;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What our audit says of a host, Lynis says too, on the points that both look at: before a lockdown and after it. */
@OnRealHost(patient = true)
class JudgesTest {
    private static final List<Point> POINTS = List.of(
            new Point("X11 forwarding is on", "SSH-7408\\|.*\\|X11Forwarding \\(set YES"),
            new Point("fail2ban is not installed", "DEB-0880\\|Install fail2ban"),
            new Point("no firewall is active", "FIRE-4512\\||FIRE-4590\\|"));

    @Test
    void agreesWithLynis() {
        try (RealHost host = RealHost.boot();
                TestPlatform platform = TestPlatform.with(Map.of())) {
            DeployerClient deployer = new DeployerClient(platform.local());
            String server =
                    deployer.server("judged", host.address(), 22, host.key().toString());
            String servers = "/api/v1/servers/" + server;
            deployer.done(
                    servers + "/setup", Map.of("packages", List.of("lynis", "xauth"), "configure_firewall", false));
            host.says("echo 'X11Forwarding yes' >/etc/ssh/sshd_config.d/50-x11.conf; systemctl reload ssh");

            for (Point point : POINTS)
                assertThat(opinions(deployer, servers, host, point)).containsOnly(true);
            deployer.done(servers + "/security/lockdown", Map.of());
            for (Point point : POINTS)
                assertThat(opinions(deployer, servers, host, point)).containsOnly(false);
        }
    }

    /** Whether each of the two complains. */
    private static List<Boolean> opinions(DeployerClient deployer, String servers, RealHost host, Point point) {
        String lynis =
                host.says("[ -n \"$(find /var/log/lynis-report.dat -newer /etc/ssh/sshd_config.d 2>/dev/null)\" ] || "
                        + "lynis audit system --quick --no-colors >/dev/null 2>&1; cat /var/log/lynis-report.dat");
        String ours = deployer.get(servers + "/security/audit").body();
        return List.of(
                ours.contains(point.issue()),
                Pattern.compile(point.lynis()).matcher(lynis).find());
    }

    private record Point(String issue, String lynis) {}
}
