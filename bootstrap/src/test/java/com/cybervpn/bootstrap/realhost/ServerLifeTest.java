package com.cybervpn.bootstrap.realhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.bootstrap.e2e.Eventually;
import com.cybervpn.bootstrap.e2e.Reply;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.bootstrap.e2e.deployer.DeployerClient;
import com.cybervpn.bootstrap.e2e.deployer.Feed;
import com.cybervpn.bootstrap.e2e.deployer.SmallServer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** The life of a server, from an empty host to an app that comes and goes; each test goes on where the one before ended. */
@OnRealHost
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerLifeTest {
    private static final String APP = "pocketbase";
    private static final int PORT = 8080;
    private static final String HEALTH = "http://127.0.0.1:" + PORT + "/";

    private RealHost host;
    private TestPlatform platform;
    private DeployerClient deployer;
    private Feed feed;
    private String server;
    private String app;

    @BeforeAll
    void start() {
        host = RealHost.boot();
        platform = TestPlatform.with(Map.of(
                "deployer.pause", "200ms",
                "deployer.health-tries", 8,
                "deployer.health-pause", "300ms",
                "deployer.dead-man", "20s"));
        deployer = new DeployerClient(platform.local());
        feed = new Feed(platform.address("local"));
        server = deployer.server("life", host.address(), 22, host.key().toString());
    }

    @AfterAll
    void end() {
        if (feed != null) feed.close();
        if (platform != null) platform.close();
        host.close();
    }

    private String path(String rest) {
        return "/api/v1/servers/" + server + rest;
    }

    @Test
    @Order(1)
    void plansASetupWithoutChangingAnything() {
        String before =
                host.says("find /etc /home /opt -newermt '1 minute' 2>/dev/null | wc -l; getent passwd | md5sum");

        Reply plan = deployer.done(path("/setup") + "?dry_run=true", Map.of());

        assertThat(strings(plan.at("/result/changes"))).contains("user pocketbase: does not exist");
        assertThat(host.says("find /etc /home /opt -newermt '1 minute' 2>/dev/null | wc -l; getent passwd | md5sum"))
                .isEqualTo(before);
        assertThat(deployer.get(path("")).at("/setup_complete").asBoolean()).isFalse();
    }

    @Test
    @Order(2)
    void setsUp() {
        deployer.done(path("/setup"), Map.of("packages", List.of("curl", "wget", "unzip", "git", "systemd", "ufw")));

        assertThat(deployer.get(path("")).at("/setup_complete").asBoolean()).isTrue();
        assertThat(host.says("getent passwd pocketbase | cut -d: -f6,7")).isEqualTo("/home/pocketbase:/bin/bash");
        assertThat(host.says("id -nG pocketbase").split(" ")).contains("sudo");
        assertThat(host.says("stat -c '%a %U' /home/pocketbase/.ssh /home/pocketbase/.ssh/authorized_keys"))
                .isEqualTo("700 pocketbase\n600 pocketbase");
        assertThat(host.says("cat /home/pocketbase/.ssh/authorized_keys"))
                .isEqualTo(host.says("cat /root/.ssh/authorized_keys"));
        assertThat(host.says("stat -c '%a %U' /etc/sudoers.d/pocketbase; visudo -c -q && echo clean"))
                .isEqualTo("440 root\nclean");
        host.says("for p in curl wget unzip git; do command -v $p || exit 1; done");
        assertThat(host.says("cd /opt/pocketbase; stat -c '%a %U %n' . apps backups logs staging"))
                .isEqualTo("755 root .\n755 pocketbase apps\n755 pocketbase backups\n755 pocketbase logs\n"
                        + "755 pocketbase staging");
        assertThat(host.says("ufw status")).contains("Status: active", "22/tcp", "80/tcp", "443/tcp");
        assertThat(host.letsIn(APP)).isTrue();
        assertThat(feed.of("server.status"))
                .anyMatch(data -> data.path("status").asString().equals("online"));
    }

    @Test
    @Order(3)
    void changesNothingTheSecondTime() {
        String again = deployer.server("again", host.address(), 22, host.key().toString());
        String before = host.says("cat /etc/passwd /etc/group /etc/ufw/*.rules /etc/sudoers.d/* | md5sum");

        Reply second = deployer.done("/api/v1/servers/" + again + "/setup", Map.of());

        assertThat(second.at("/result/changes").isMissingNode())
                .as(second.body())
                .isTrue();
        assertThat(second.text("/logs")).contains("as it should be").doesNotContain("changing ");
        assertThat(host.says("cat /etc/passwd /etc/group /etc/ufw/*.rules /etc/sudoers.d/* | md5sum"))
                .isEqualTo(before);
    }

    @Test
    @Order(4)
    void saysWhatAnUnknownPackageIs() {
        Reply failed = deployer.task(path("/setup/packages"), Map.of("packages", List.of("no-such-package")));

        assertThat(failed.text("/status")).isEqualTo("failed");
        assertThat(failed.text("/logs")).contains("Unable to locate package no-such-package");
        deployer.done(path("/setup/packages"), Map.of("packages", List.of("curl"), "update_first", false));
    }

    @Test
    @Order(5)
    void makesUsersWithExactlyTheRightsAskedFor() {
        deployer.done(
                path("/setup/user"),
                Map.of(
                        "username",
                        "clerk",
                        "system_user",
                        true,
                        "groups",
                        List.of("adm", "video"),
                        "setup_sudo",
                        true,
                        "sudo_commands",
                        List.of("/usr/bin/id", "/usr/bin/systemctl status *"),
                        "directories",
                        List.of(Map.of("path", "/srv/clerk/in", "permissions", "750"))));
        deployer.done(
                path("/setup/user"), Map.of("username", "clerk", "system_user", true, "groups", List.of("www-data")));

        assertThat(Integer.parseInt(host.says("id -u clerk"))).isLessThan(1000);
        assertThat(host.says("id -nG clerk").split(" ")).contains("adm", "video", "www-data");
        assertThat(host.says("stat -c '%a %U %G' /srv/clerk/in")).isEqualTo("750 clerk clerk");
        assertThat(host.letsIn("clerk")).isTrue();
        assertThat(host.says("runuser -u clerk -- sudo -n id -u")).isEqualTo("0");
        assertThat(host.sh("runuser -u clerk -- sudo -n cat /etc/shadow").status())
                .isNotZero();

        Reply bad = deployer.task(
                path("/setup/user"),
                Map.of("username", "rogue", "setup_sudo", true, "sudo_commands", List.of("not a path")));
        assertThat(bad.text("/status")).isEqualTo("failed");
        assertThat(host.says("visudo -c -q && ls -A /etc/sudoers.d")).doesNotContain("rogue");

        Reply orphan = deployer.task(
                path("/setup/user"),
                Map.of(
                        "username",
                        "clerk",
                        "system_user",
                        true,
                        "directories",
                        List.of(Map.of("path", "/srv/no/such/parent", "parents", false))));
        assertThat(orphan.text("/status")).isEqualTo("failed");
    }

    @Test
    @Order(6)
    void writesNoKeysWhereAHomeLeadsElsewhere() {
        host.says("rm -rf /home/clerk/.ssh && runuser -u clerk -- ln -s /root/.ssh /home/clerk/.ssh");
        String before = host.says("stat -c '%U %Y' /root/.ssh/authorized_keys; md5sum </root/.ssh/authorized_keys");

        Reply refused = deployer.task(path("/setup/user"), Map.of("username", "clerk", "system_user", true));

        assertThat(refused.text("/status")).isEqualTo("failed");
        assertThat(host.says("stat -c '%U %Y' /root/.ssh/authorized_keys; md5sum </root/.ssh/authorized_keys"))
                .isEqualTo(before);
        host.says("rm /home/clerk/.ssh");
    }

    @Test
    @Order(7)
    void auditsAnOpenHostAsOpen() {
        Reply audit = deployer.get(path("/security/audit"));

        assertThat(issues(audit, "ssh")).contains("root may sign in");
        assertThat(issues(audit, "intrusion_prevention")).contains("fail2ban is not installed");
        assertThat(audit.text("/overall")).isNotEqualTo("excellent");
        assertThat(audit.at("/recommendations").size()).isPositive();
    }

    @Test
    @Order(8)
    void plansALockdownWithoutChangingAnything() {
        String before = host.says("cat /etc/ssh/sshd_config /etc/ufw/*.rules | md5sum");

        Reply plan =
                deployer.done(path("/security/lockdown") + "?dry_run=true", Map.of("allowed_ports", List.of(PORT)));

        assertThat(strings(plan.at("/result/changes")))
                .contains("firewall (ufw): + allow 8080/tcp", "packages: fail2ban is not installed")
                .anyMatch(change -> change.endsWith("00-cybervpn.conf: + PermitRootLogin no"));
        assertThat(host.says("cat /etc/ssh/sshd_config /etc/ufw/*.rules | md5sum"))
                .isEqualTo(before);
        assertThat(host.letsIn("root")).isTrue();
    }

    @Test
    @Order(9)
    void locksDown() {
        deployer.done(
                path("/security/lockdown"),
                Map.of(
                        "allowed_ports", List.of(PORT),
                        "firewall_rules",
                                List.of(
                                        rule(80, "tcp", "allow", ""),
                                        rule(5432, "tcp", "allow", "10.9.8.7/8"),
                                        rule(53, "udp", "deny", ""),
                                        rule(22, "tcp", "deny", "")),
                        "allowed_users", List.of("clerk")));

        assertThat(deployer.get(path("")).at("/security_locked").asBoolean()).isTrue();
        assertThat(host.says("ufw status verbose"))
                .contains("Status: active", "deny (incoming), allow (outgoing)")
                .containsPattern("22/tcp +ALLOW IN +Anywhere")
                .containsPattern("8080/tcp +ALLOW IN +Anywhere")
                .containsPattern("5432/tcp +ALLOW IN +10.0.0.0/8")
                .containsPattern("53/udp +DENY IN +Anywhere")
                .doesNotContain("443");
        assertThat(host.says("sshd -T").lines())
                .contains(
                        "passwordauthentication no",
                        "pubkeyauthentication yes",
                        "permitrootlogin no",
                        "x11forwarding no",
                        "allowagentforwarding no",
                        "allowtcpforwarding no",
                        "clientaliveinterval 300",
                        "clientalivecountmax 2",
                        "maxauthtries 3",
                        "maxsessions 10",
                        "logingracetime 60",
                        "permituserenvironment no",
                        "kbdinteractiveauthentication no",
                        "hostbasedauthentication no",
                        "allowusers clerk",
                        "allowusers pocketbase");
        assertThat(host.says("fail2ban-client status sshd; fail2ban-client get sshd bantime; "
                        + "fail2ban-client get sshd maxretry; fail2ban-client get sshd findtime"))
                .contains("\n3600\n5\n600");
        assertThat(host.says("systemctl is-enabled fail2ban ufw")).isEqualTo("enabled\nenabled");
        assertThat(host.letsIn("root")).isFalse();
        assertThat(host.ssh("pocketbase", "sudo -n true").status()).isZero();
        assertThat(host.ssh("pocketbase", "true", "-o", "PubkeyAuthentication=no")
                        .text())
                .contains("Permission denied (publickey)");
        assertThat(host.says("ls /var/lib/cybervpn/deadman; systemctl list-timers --all"))
                .doesNotContain("armed")
                .doesNotContain("cybervpn");
        assertThat(feed.of("log.stream"))
                .anyMatch(data -> data.path("source").asString().equals("security")
                        && data.path("message").asString().contains("proved: pocketbase signs in"));
    }

    @Test
    @Order(10)
    void auditsALockedHostAsClean() {
        Reply audit = deployer.get(path("/security/audit"));

        assertThat(issues(audit, "ssh")).isEmpty();
        assertThat(issues(audit, "firewall")).isEmpty();
        assertThat(issues(audit, "intrusion_prevention")).isEmpty();
        assertThat(audit.text("/overall")).isIn("good", "excellent");
        assertThat(deployer.api().post(path("/security/lockdown"), Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    @Order(11)
    void deploysAndServes() {
        app = deployer.app(server, Map.of("name", "shop", "port", PORT));
        String version = deployer.version(app, "1.0", SmallServer.saying("one"));

        String deployment = deployer.deploy(
                app,
                "1.0",
                version,
                Map.of(
                        "health_check_url", HEALTH,
                        "pre_deploy_hooks", List.of("echo before >&2; id -un", "test -x shop"),
                        "post_deploy_hooks", List.of("false"),
                        "environment_variables", Map.of("GREETING", "a \"b\" $HOME `id` \\ 'c'\n%i end")));
        Reply end = deployer.succeeded(deployment);

        assertThat(end.text("/logs")).contains("before", "root", "a post-deploy hook failed", "healthy");
        assertThat(answer()).isEqualTo("one 1.0 a \"b\" $HOME `id` \\ 'c'\n%i end");
        assertThat(deployer.get("/api/v1/apps/" + app).text("/status")).isEqualTo("online");
        assertThat(deployer.get("/api/v1/apps/" + app).text("/current_version")).isEqualTo("1.0");
        String unit = host.says("systemctl cat pocketbase-shop");
        assertThat(unit.lines())
                .contains(
                        "Type=simple",
                        "User=pocketbase",
                        "Group=pocketbase",
                        "Restart=always",
                        "RestartSec=5s",
                        "LimitNOFILE=4096",
                        "After=network.target",
                        "WantedBy=multi-user.target");
        assertThat(unit).doesNotContain("GREETING");
        assertThat(host.says("stat -c '%a %U' /opt/pocketbase/current/env")).isEqualTo("600 root");
        assertThat(host.says("systemctl is-enabled pocketbase-shop; systemctl is-active pocketbase-shop"))
                .isEqualTo("enabled\nactive");
        assertThat(host.says("stat -Lc '%U' /opt/pocketbase/pb_data /opt/pocketbase/current/files/shop"))
                .isEqualTo("pocketbase\npocketbase");
        host.says("echo kept >/opt/pocketbase/pb_data/data.db");
        assertProgress(deployment, "completed");
    }

    @Test
    @Order(12)
    void bringsTheFormerVersionBackWhenANewOneIsSick() {
        String sick = deployer.version(app, "1.1", SmallServer.sick());
        String deployment = deployer.deploy(app, "1.1", sick, Map.of("health_check_url", HEALTH));

        assertThat(deployer.deployed(deployment).text("/status")).isEqualTo("failed");
        Eventually.get(this::answer, answer -> answer.startsWith("one 1.0")); // it was started anew
        assertThat(deployer.get("/api/v1/apps/" + app).text("/current_version")).isEqualTo("1.0");
        assertThat(deployer.get("/api/v1/apps/" + app).text("/status")).isEqualTo("online");
        assertProgress(deployment, "failed");

        String dying = deployer.version(app, "1.2", SmallServer.dying());
        Reply end = deployer.deployed(deployer.deploy(app, "1.2", dying, Map.of()));
        assertThat(end.text("/status")).isEqualTo("failed");
        assertThat(end.text("/logs")).contains("cannot go on");
        Eventually.get(this::answer, answer -> answer.startsWith("one 1.0")); // it was started anew

        String good = deployer.version(app, "1.3", SmallServer.saying("three"));
        Reply hook =
                deployer.deployed(deployer.deploy(app, "1.3", good, Map.of("pre_deploy_hooks", List.of("exit 3"))));
        assertThat(hook.text("/status")).isEqualTo("failed");
        Eventually.get(this::answer, answer -> answer.startsWith("one 1.0")); // it was started anew
        assertThat(host.says("ls /opt/pocketbase/releases | wc -l")).isEqualTo("1");
    }

    @Test
    @Order(13)
    void deploysBesideTheRunningVersion() {
        String version = deployer.version(app, "2.0", SmallServer.saying("two"));
        Reply end = deployer.succeeded(
                deployer.deploy(app, "2.0", version, Map.of("strategy", "blue-green", "health_check_url", HEALTH)));

        assertThat(end.text("/logs")).contains("runs on port 18080", "new connections go to the new release");
        assertThat(answer()).isEqualTo("two 2.0 ");
        assertThat(host.says("iptables -t nat -S; ls /etc/systemd/system"))
                .doesNotContain("18080")
                .doesNotContain("-next");
        assertThat(host.says("cat /opt/pocketbase/pb_data/data.db")).isEqualTo("kept");

        String sick = deployer.version(app, "2.1", SmallServer.sick());
        Reply failed = deployer.deployed(
                deployer.deploy(app, "2.1", sick, Map.of("strategy", "blue-green", "health_check_url", HEALTH)));
        assertThat(failed.text("/status")).isEqualTo("failed");
        assertThat(failed.text("/logs")).doesNotContain("new connections go to the new release");
        assertThat(answer()).isEqualTo("two 2.0 ");
        assertThat(host.says("ls /etc/systemd/system")).doesNotContain("-next");
    }

    @Test
    @Order(14)
    void deploysWhatLiesOnTheHost() {
        host.says("mkdir -p /srv/build && cd /srv/build && printf '#!/bin/sh\\nexec sleep 1000\\n' >shop && "
                + "chmod +x shop && tar -czf ../shop.tar.gz shop");
        Map<String, Object> order = Map.of("name", "shop", "version", "3.0", "artifact_path", "/srv/shop.tar.gz");
        deployer.succeeded(deployer.api()
                .post("/api/v1/apps/" + app + "/deploy", order)
                .expect(202)
                .text("/deployment_id"));
        assertThat(host.says("systemctl is-active pocketbase-shop")).isEqualTo("active");

        Map<String, Object> missing = Map.of("name", "shop", "version", "3.1", "artifact_path", "/srv/none.zip");
        Reply end = deployer.deployed(deployer.api()
                .post("/api/v1/apps/" + app + "/deploy", missing)
                .expect(202)
                .text("/deployment_id"));
        assertThat(end.text("/status")).isEqualTo("failed");
        assertThat(end.text("/logs")).contains("/srv/none.zip is not on the host");
        assertThat(host.says("cat /opt/pocketbase/current/version")).isEqualTo("3.0");
    }

    @Test
    @Order(15)
    void rollsBack() {
        String path = "/api/v1/apps/" + app + "/rollback";
        deployer.done(path, Map.of("target_version", "1.0", "reason", "they liked it more"));

        assertThat(answer()).startsWith("one 1.0 a ");
        assertThat(deployer.get("/api/v1/apps/" + app).text("/current_version")).isEqualTo("1.0");
        assertThat(deployer.api().post(path, Map.of("target_version", "1.0")).status())
                .isEqualTo(409);
        assertThat(deployer.api().post(path, Map.of("target_version", "9.9")).status())
                .isEqualTo(404);
        assertThat(host.says("cat /opt/pocketbase/pb_data/data.db")).isEqualTo("kept");
    }

    @Test
    @Order(16)
    void looksAfterServices() {
        String services = "/api/v1/services/" + server;
        JsonNode shop = StreamSupport.stream(
                        deployer.get(services).at("/services").spliterator(), false)
                .filter(service -> service.path("name").asString().equals("pocketbase-shop"))
                .findFirst()
                .orElseThrow();
        assertThat(shop.path("status").asString()).isEqualTo("running");
        assertThat(shop.path("pid").asInt()).isPositive();
        assertThat(shop.path("uptime").asLong(-1)).isNotNegative();

        deployer.done(services + "/pocketbase-shop", Map.of("action", "stop"));
        assertThat(host.sh("systemctl is-active pocketbase-shop").text()).startsWith("inactive");
        assertThat(deployer.get(services + "/pocketbase-shop").text("/status")).isEqualTo("stopped");
        deployer.done(services + "/pocketbase-shop", Map.of("action", "start"));
        deployer.done(services + "/pocketbase-shop", Map.of("action", "restart"));
        deployer.done(services + "/pocketbase-shop", Map.of("action", "stop", "force", true));
        deployer.done(services + "/pocketbase-shop", Map.of("action", "start"));
        Reply reload = deployer.task(services + "/pocketbase-shop", Map.of("action", "reload"));
        assertThat(reload.text("/status")).isEqualTo("failed");
        Reply status = deployer.done(services + "/pocketbase-shop", Map.of("action", "status"));
        assertThat(status.text("/result/status")).isEqualTo("running");
        assertThat(deployer.api().get(services + "/no-such-unit").status()).isEqualTo(404);
        assertThat(feed.of("service.status"))
                .anyMatch(data -> data.path("status").asString().equals("stopped"));
    }

    @Test
    @Order(17)
    void readsTheJournal() {
        DeployerClient.eventually(
                () -> host.sh("curl -fs " + HEALTH + "journal-probe").status(), status -> status == 0);
        Reply logs = DeployerClient.eventually(
                () -> deployer.get("/api/v1/services/" + server + "/pocketbase-shop/logs?lines=20"),
                reply -> reply.body().contains("asked for /journal-probe"));

        JsonNode last = logs.at("/logs").get(logs.at("/logs").size() - 1);
        assertThat(last.path("source").asString()).isNotEmpty();
        assertThat(logs.at("/to_line").asInt())
                .isEqualTo(logs.at("/total_lines").asInt());
        assertThat(StreamSupport.stream(logs.at("/logs").spliterator(), false))
                .allMatch(line -> List.of("debug", "info", "warn", "error")
                        .contains(line.path("level").asString()));
    }

    @Test
    @Order(18)
    void comesBackAfterARestartOfTheHost() {
        host.restart();

        DeployerClient.eventually(() -> host.sh("curl -fs " + HEALTH).status(), status -> status == 0);
        assertThat(issues(deployer.get(path("/security/audit")), "firewall")).isEmpty();
        assertThat(host.letsIn("root")).isFalse();
    }

    @Test
    @Order(19)
    void leavesNothingOfAnAppThatIsPurged() {
        deployer.api().delete("/api/v1/apps/" + app + "?purge=true").expect(204);

        assertThat(host.sh("systemctl cat pocketbase-shop").status()).isNotZero();
        assertThat(host.says("ls /opt/pocketbase")).isEqualTo("apps\nbackups\nlogs\nstaging");
        assertThat(host.sh("pgrep -u pocketbase -f files/shop").status()).isNotZero();
    }

    private void assertProgress(String deployment, String last) {
        List<JsonNode> frames = DeployerClient.eventually(
                () -> feed.of("deployment.progress").stream()
                        .filter(data -> data.path("deployment_id").asString().equals(deployment))
                        .toList(),
                seen -> seen.stream()
                        .anyMatch(data -> data.path("status").asString().equals(last)));
        assertThat(frames)
                .filteredOn(data -> data.path("status").asString().equals("running"))
                .isNotEmpty();
        assertThat(frames)
                .filteredOn(data -> !data.path("status").asString().equals("running"))
                .hasSize(1);
        assertThat(frames.stream().map(data -> data.path("progress").asInt()).toList())
                .isSorted();
    }

    /** Asked from this machine, through the packet filter. */
    private String answer() {
        return new Requests(host.address(), PORT).get();
    }

    private static Map<String, Object> rule(int port, String protocol, String action, String source) {
        return Map.of("port", port, "protocol", protocol, "action", action, "source", source);
    }

    private static List<String> issues(Reply audit, String category) {
        return StreamSupport.stream(audit.at("/checks").spliterator(), false)
                .filter(check -> check.path("category").asString().equals(category))
                .flatMap(check -> strings(check.path("issues")).stream())
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
