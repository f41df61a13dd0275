package com.cybervpn.bootstrap.realhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.service.ChangeOnTrial;
import com.cybervpn.application.deployer.service.Contact;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.bootstrap.e2e.deployer.DeployerClient;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes that shut everybody out. The host lets its owner in again by itself, whatever became of who made them. */
@OnRealHost(patient = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadLockdownTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SECONDS = 6;

    /** Two hosts, so that both ways of failing go on at once: one is proved in vain, on the other the process dies. */
    private final List<RealHost> hosts =
            Stream.generate(RealHost::boot).limit(2).toList();

    private TestPlatform platform;
    private List<Server> servers;

    @BeforeAll
    void setUp() throws Exception {
        platform = TestPlatform.with(Map.of("ssh.connect-timeout", "3s", "ssh.connect-tries", 1));
        DeployerClient deployer = new DeployerClient(platform.local());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            servers = threads
                    .invokeAll(hosts.stream()
                            .<Callable<Server>>map(host -> () -> {
                                String id = deployer.server(
                                        host.address(),
                                        host.address(),
                                        22,
                                        host.key().toString());
                                deployer.done(
                                        "/api/v1/servers/" + id + "/setup",
                                        Map.of("packages", host == hosts.getFirst() ? List.of("ufw") : List.of()));
                                return platform.bean(Servers.class)
                                        .find(new ServerId(UUID.fromString(id)))
                                        .orElseThrow();
                            })
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    @AfterAll
    void end() {
        if (platform != null) platform.close();
        hosts.forEach(RealHost::close);
    }

    static Stream<BadChange> badChanges() {
        return Stream.of(
                sshd("another port", "Port 2222"),
                sshd("keys are refused", "PubkeyAuthentication no"),
                sshd("an allow list without us", "AllowUsers nobody"),
                sshd("a deny list with us", "DenyUsers root pocketbase"),
                sshd("keys are looked for elsewhere", "AuthorizedKeysFile /nowhere"),
                sshd("listens to itself alone", "ListenAddress 127.0.0.1"),
                sshd("a command that ends every session", "ForceCommand /bin/false"),
                sshd("two factors where we have one", "AuthenticationMethods publickey,password"),
                new BadChange("sshd does not come up again", """
                    echo Nonsense >/etc/ssh/sshd_config.d/00-bad.conf
                    systemctl restart ssh || true
                    """),
                new BadChange("sshd is stopped", "systemctl stop ssh"),
                new BadChange("a main file that is empty", ": >/etc/ssh/sshd_config; systemctl stop ssh"),
                new BadChange("a filter that drops everything at once", """
                    iptables -P INPUT DROP
                    iptables -P OUTPUT DROP
                    iptables -F
                    """),
                new BadChange("a filter that forgot SSH", """
                    if command -v ufw >/dev/null; then
                        ufw --force reset; ufw default deny incoming; ufw allow 80/tcp; ufw --force enable
                    else
                        iptables -F CYBERVPN-IN
                        iptables -A CYBERVPN-IN -p tcp --dport 80 -j ACCEPT
                    fi
                    """));
    }

    private static BadChange sshd(String name, String line) {
        return new BadChange(
                name, "echo '" + line + "' >/etc/ssh/sshd_config.d/00-bad.conf; systemctl reload ssh; sleep 0.3");
    }

    @ParameterizedTest
    @MethodSource("badChanges")
    void isTakenBack(BadChange change) throws Exception {
        List<String> before = hosts.stream().map(BadLockdownTest::state).toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> inVain = threads.submit(() -> {
                assertThat(trial(0, SECONDS).attempt(change.script())).isNotEmpty();
                return awaitOpen(hosts.get(0));
            });
            Future<?> killed = threads.submit(() -> {
                trial(1, SECONDS).die(change.script());
                return awaitOpen(hosts.get(1));
            });
            inVain.get();
            killed.get();
        }

        assertThat(hosts.stream().map(BadLockdownTest::state).toList()).isEqualTo(before);
    }

    @Test
    void isTakenBackByARestartOfTheHost() throws Exception {
        RealHost host = hosts.get(1);
        String before = state(host);
        trial(1, 600).die("""
            iptables -F CYBERVPN-IN
            iptables-save >/etc/iptables/rules.v4
            echo 'AllowUsers nobody' >/etc/ssh/sshd_config.d/00-bad.conf
            systemctl reload ssh
            """);
        assertThat(host.letsIn("pocketbase")).isFalse();

        host.restart();
        awaitOpen(host);

        assertThat(state(host)).isEqualTo(before);
        host.restart();
        awaitOpen(host);
        assertThat(state(host)).isEqualTo(before);
    }

    /** With the time that operators have, and who comes only when it has run out. */
    @Test
    void doesNotStayWhenTheProofComesTooLate() throws Exception {
        RealHost host = hosts.getFirst();
        String before = state(host);

        assertThat(trial(0, 2).attempt("""
            echo 'Banner /etc/issue' >/etc/ssh/sshd_config.d/00-slow.conf
            systemctl reload ssh
            sleep 4
            """))
                .hasValueSatisfying(reason -> assertThat(reason).contains("took the change back"));

        assertThat(state(host)).isEqualTo(before);
    }

    private ChangeOnTrial trial(int which, int seconds) {
        return new ChangeOnTrial(platform.bean(Contact.class), servers.get(which), seconds);
    }

    /** Until the owner comes in as both users and the host is done with taking back. */
    private static boolean awaitOpen(RealHost host) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!host.letsIn("pocketbase")
                || !host.letsIn("root")
                || host.says("ls /var/lib/cybervpn/deadman").matches("(?s).*(armed|restoring).*")) {
            assertThat(System.nanoTime()).as("not open again in time").isLessThan(end);
        }
        return true;
    }

    private static String state(RealHost host) {
        return host.says("find /etc/ssh /etc/ufw /etc/default/ufw /etc/iptables -type f 2>/dev/null "
                + "| grep -v '/ufw/.*rules.2' | sort | xargs md5sum; "
                + "iptables-save | grep '^-A' | grep -v f2b; systemctl is-active ssh");
    }

    /** @param script makes the change, as root */
    record BadChange(String name, String script) {
        @Override
        public String toString() {
            return name;
        }
    }
}
