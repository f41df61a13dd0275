package com.cybervpn.bootstrap.realhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.bootstrap.bench.PlatformUnderTest;
import com.cybervpn.bootstrap.database.TestDatabase;
import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.Reply;
import com.cybervpn.bootstrap.e2e.deployer.DeployerClient;
import com.cybervpn.bootstrap.e2e.deployer.Feed;
import com.cybervpn.bootstrap.e2e.deployer.SmallServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of the platform is killed in the middle of its work, more than once; the next one brings it to an end. */
@OnRealHost(patient = true)
class KilledPlatformTest {
    private static final int PORT = 8080;
    private static final String HEALTH = "http://127.0.0.1:" + PORT + "/";
    private static final String ON_TRIAL = "the host takes this back by itself";

    @TempDir
    private Path data;

    private final Map<String, String> settings =
            new HashMap<>(Map.of("DEPLOYER_DEAD_MAN", "30s", "DEPLOYER_PAUSE", "300ms", "DEPLOYER_HEALTH_TRIES", "5"));
    private RealHost host;
    private PlatformUnderTest platform;
    private DeployerClient deployer;
    private Feed feed;
    private int kills;

    @BeforeEach
    void start() {
        host = RealHost.boot();
        TestDatabase.create()
                .forEach(
                        (key, value) -> settings.put(key.replace('.', '_').toUpperCase(Locale.ROOT), value.toString()));
        begin();
    }

    @AfterEach
    void end() {
        feed.close();
        platform.close();
        host.close();
    }

    @Test
    void bringsEveryOperationToItsEnd() {
        String server = deployer.server("killed", host.address(), 22, host.key().toString());
        String servers = "/api/v1/servers/" + server;

        String setup = started(servers + "/setup", Map.of("packages", List.of("curl", "unzip", "git", "ufw")));
        killAt(task(setup), "Setting up", "Unpacking ");
        killAt(task(setup), ON_TRIAL);
        assertThat(deployer.ended(setup).text("/status")).isEqualTo("completed");
        assertThat(deployer.get(servers).at("/setup_complete").asBoolean()).isTrue();
        assertThat(host.says("dpkg --audit; command -v curl >/dev/null && echo there"))
                .isEqualTo("there");

        String lockdown = started(servers + "/security/lockdown", Map.of("allowed_ports", List.of(PORT)));
        killAt(task(lockdown), ON_TRIAL);
        killAt(task(lockdown), "fail2ban guards sshd");
        killAt(task(lockdown), ON_TRIAL);
        Reply locked = deployer.ended(lockdown);
        assertThat(locked.text("/status")).as(locked.body()).isEqualTo("completed");
        assertThat(host.letsIn("root")).isFalse();
        assertThat(host.letsIn("pocketbase")).isTrue();
        assertThat(host.says("sshd -T").lines()).contains("permitrootlogin no", "passwordauthentication no");
        assertThat(host.says("ls /var/lib/cybervpn/deadman")).doesNotContain("armed");

        String app = deployer.app(server, Map.of("name", "shop", "port", PORT));
        String one = deployer.version(app, "1.0", SmallServer.saying("one"));
        String first = deployer.deploy(app, "1.0", one, Map.of());
        killAt(deployment(first), "sending the archive");
        deployer.succeeded(first);
        assertServesOnly("one");

        String two = deployer.version(app, "2.0", SmallServer.saying("two"));
        String second = deployer.deploy(app, "2.0", two, Map.of("strategy", "blue-green", "health_check_url", HEALTH));
        killAt(deployment(second), "new connections go to the new release");
        killAt(deployment(second), "live: 2.0");
        deployer.succeeded(second);
        assertServesOnly("two");

        String sick = deployer.version(app, "3.0", SmallServer.sick());
        String third = deployer.deploy(app, "3.0", sick, Map.of("health_check_url", HEALTH));
        killAt(deployment(third), "live: 3.0");
        killAt(deployment(third), "back to 2.0");
        assertThat(deployer.deployed(third).text("/status")).isEqualTo("failed");
        assertServesOnly("two");
        assertThat(deployer.get("/api/v1/apps/" + app).text("/current_version")).isEqualTo("2.0");
        assertThat(kills).isGreaterThan(5);
    }

    private void assertServesOnly(String text) {
        assertThat(new Requests(host.address(), PORT).get()).startsWith(text);
        assertThat(host.says("pgrep -c -u pocketbase -f files/shop")).isEqualTo("1");
        assertThat(host.says("iptables -t nat -S; ls /etc/systemd/system"))
                .doesNotContain("18080")
                .doesNotContain("-next");
    }

    private String started(String path, Object body) {
        return deployer.api().post(path, body).expect(202).text("/task_id");
    }

    /** Waits until one of these words is logged, and kills the platform at that moment; unless all is over before. */
    private void killAt(Supplier<Reply> work, String... words) {
        DeployerClient.eventually(() -> logged(words) || isOver(work.get()), met -> met);
        if (!logged(words)) return;
        platform.kill();
        kills++;
        feed.close();
        begin();
    }

    private boolean logged(String... words) {
        return feed.of("log.stream").stream()
                .map(data -> data.path("message").asString())
                .anyMatch(line -> List.of(words).stream().anyMatch(line::contains));
    }

    private static boolean isOver(Reply reply) {
        return List.of("completed", "failed", "success").contains(reply.text("/status"));
    }

    private Supplier<Reply> task(String id) {
        return () -> deployer.get("/api/v1/operations/" + id);
    }

    private Supplier<Reply> deployment(String id) {
        return () -> deployer.get("/api/v1/deployments/" + id + "/status");
    }

    private void begin() {
        platform = PlatformUnderTest.start(data, settings);
        deployer = new DeployerClient(ApiClient.at(platform.localAddress()));
        feed = new Feed(platform.localAddress());
    }
}
