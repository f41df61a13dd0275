package com.cybervpn.persistence.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.deployer.port.out.Apps;
import com.cybervpn.application.deployer.port.out.Archives;
import com.cybervpn.application.deployer.port.out.Deployments;
import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.application.deployer.port.out.TaskRequests;
import com.cybervpn.application.deployer.port.out.Versions;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.domain.deployer.App;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.DeployOrder;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.DeploymentId;
import com.cybervpn.domain.deployer.DeploymentSpec;
import com.cybervpn.domain.deployer.DirectorySpec;
import com.cybervpn.domain.deployer.FirewallRule;
import com.cybervpn.domain.deployer.LockdownSpec;
import com.cybervpn.domain.deployer.PackageSpec;
import com.cybervpn.domain.deployer.Reachability;
import com.cybervpn.domain.deployer.RollbackOrder;
import com.cybervpn.domain.deployer.Server;
import com.cybervpn.domain.deployer.ServerId;
import com.cybervpn.domain.deployer.ServiceOrder;
import com.cybervpn.domain.deployer.SetupSpec;
import com.cybervpn.domain.deployer.Strategy;
import com.cybervpn.domain.deployer.TaskRequest;
import com.cybervpn.domain.deployer.UserSpec;
import com.cybervpn.domain.deployer.Version;
import com.cybervpn.domain.deployer.VersionId;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.persistence.DatabaseTest;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DatabaseTest
class JdbcDeployerStoresTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    Servers servers;

    @Inject
    Apps apps;

    @Inject
    Versions versions;

    @Inject
    Archives archives;

    @Inject
    Deployments deployments;

    @Inject
    TaskRequests requests;

    @Inject
    Sql sql;

    @Test
    void keepsServersAndRefusesAStaleChange() {
        Server stored = servers.save(server("a" + UUID.randomUUID()));

        assertThat(servers.find(stored.id())).contains(stored);
        assertThat(servers.findByName(stored.name())).contains(stored);
        servers.save(stored.setUp(NOW));
        assertThatThrownBy(() -> servers.save(stored.setUp(NOW))).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void givesOneServerAName() {
        Server stored = servers.save(server("a" + UUID.randomUUID()));

        assertThatThrownBy(() -> servers.save(server(stored.name()))).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void remembersReachability() {
        Server server = servers.save(server("a" + UUID.randomUUID()));
        Reachability seen = new Reachability(server.id(), Reachability.Status.ONLINE, "SHA256:x", NOW);

        assertThat(servers.reachability(server.id())).isEmpty();
        servers.save(seen);
        assertThat(servers.reachability(server.id())).contains(seen);
    }

    @Test
    void deletesAServerWithAllThatIsUnderIt(@TempDir Path temp) throws Exception {
        Server server = servers.save(server("a" + UUID.randomUUID()));
        App app = apps.save(app(server, "shop"));
        Version version = version(app, "1.0");
        versions.save(version);
        archives.store(version.id(), Files.write(temp.resolve("a.zip"), new byte[] {1, 2, 3}));
        Deployment deployment = deployment(app, version);
        deployments.save(deployment);

        servers.delete(server.id());

        assertThat(apps.find(app.id())).isEmpty();
        assertThat(versions.find(version.id())).isEmpty();
        assertThat(deployments.find(deployment.id())).isEmpty();
        assertThat(archives.read(version.id(), _ -> {})).isEmpty();
    }

    @Test
    void givesBackAnArchiveOfSeveralPieces(@TempDir Path temp) throws Exception {
        Version version = version(apps.save(app(servers.save(server("a" + UUID.randomUUID())), "shop")), "1.0");
        versions.save(version);
        byte[] content = new byte[2_500_000];
        new Random(7).nextBytes(content);
        archives.store(version.id(), Files.write(temp.resolve("a.zip"), content));

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        assertThat(archives.read(version.id(), in -> in.transferTo(read))).contains(2_500_000L);

        assertThat(read.toByteArray()).isEqualTo(content);
    }

    @Test
    void keepsTwoAppsOfAServerApart() {
        Server server = servers.save(server("a" + UUID.randomUUID()));
        App app = apps.save(app(server, "shop"));

        assertThatThrownBy(() -> apps.save(app(server, "shop"))).isInstanceOf(ConcurrentChange.class);
        assertThat(apps.on(server.id())).containsExactly(app);
    }

    @Test
    void listsDeploymentsNewestFirst() {
        App app = apps.save(app(servers.save(server("a" + UUID.randomUUID())), "shop"));
        Deployment first = deployment(app, version(app, "1.0"));
        Deployment second = new Deployment(
                new DeploymentId(UUID.randomUUID()),
                app.id(),
                null,
                "2",
                "1.0",
                true,
                Deployment.Status.PENDING,
                NOW.plusSeconds(1),
                NOW,
                null,
                null);
        deployments.save(first);
        deployments.save(second);
        deployments.save(first.started(NOW).over(true, NOW));

        assertThat(deployments.list(app.id(), null, 10))
                .extracting(Deployment::id)
                .containsExactly(second.id(), first.id());
        assertThat(deployments.list(app.id(), Deployment.Status.SUCCESS, 10)).hasSize(1);
        assertThat(deployments.count(app.id(), Deployment.Status.PENDING)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void givesBackEachKindOfRequest(TaskRequest request) {
        OperationId id = new OperationId(UUID.randomUUID());

        requests.save(id, request);

        assertThat(requests.find(id)).contains(request);
        String stored = sql.first(
                        "select request from deployer_requests where operation_id = ?",
                        row -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1),
                        id.value())
                .orElseThrow();
        assertThat(stored).doesNotContain("hunter2").doesNotContain("curl");
    }

    static List<TaskRequest> requests() {
        AppId app = new AppId(UUID.randomUUID());
        DirectorySpec directory = new DirectorySpec("/srv/x", "755", "web", "web", true);
        return List.of(
                new SetupSpec(true, false, true, false, List.of("curl"), List.of(), true),
                new UserSpec(
                        "web",
                        "/home/web",
                        "/bin/bash",
                        List.of("docker"),
                        true,
                        false,
                        true,
                        List.of(),
                        true,
                        List.of("/usr/bin/id"),
                        List.of(directory)),
                new PackageSpec(List.of("curl", "git"), false),
                new LockdownSpec(
                        true,
                        false,
                        null,
                        LockdownSpec.Fail2ban.standard(),
                        LockdownSpec.Hardening.standard(),
                        List.of(8080),
                        List.of(),
                        false),
                new LockdownSpec(
                        true,
                        true,
                        List.of(new FirewallRule(53, FirewallRule.Protocol.UDP, false, "10.0.0.0/8", "dns")),
                        new LockdownSpec.Fail2ban(false, 1, 2, 3, List.of()),
                        new LockdownSpec.Hardening(true, true, false, true, true, true, 0, 0, 1, 1, 2),
                        List.of(),
                        List.of("web"),
                        true),
                new LockdownSpec(
                        true,
                        true,
                        List.of(),
                        LockdownSpec.Fail2ban.standard(),
                        LockdownSpec.Hardening.standard(),
                        List.of(),
                        List.of(),
                        false),
                new ServiceOrder("nginx", ServiceOrder.Action.RELOAD, true, 5),
                new RollbackOrder(app, "1.0", "/opt/shop", "shop", ""),
                new DeployOrder(
                        app,
                        new DeploymentSpec(
                                "shop",
                                "1.0",
                                new VersionId(UUID.randomUUID()),
                                "x",
                                "/opt/shop",
                                "shop",
                                "production",
                                Strategy.BLUE_GREEN,
                                null,
                                true,
                                List.of("true"),
                                List.of(),
                                List.of(),
                                Map.of("PASSWORD", "hunter2"))),
                new DeployOrder(
                        app,
                        new DeploymentSpec(
                                "shop",
                                "1.0",
                                null,
                                "/srv/a.zip",
                                "/opt/shop",
                                "shop",
                                "production",
                                Strategy.RECREATE,
                                "http://127.0.0.1/",
                                false,
                                List.of(),
                                List.of("true"),
                                List.of("nginx"),
                                Map.of())));
    }

    private static Server server(String name) {
        return new Server(
                new ServerId(UUID.randomUUID()),
                name,
                "host.example",
                22,
                "root",
                "web",
                false,
                "/keys/a",
                false,
                false,
                NOW,
                NOW,
                0);
    }

    private static App app(Server server, String name) {
        return new App(
                new AppId(UUID.randomUUID()),
                server.id(),
                name,
                "shop.example.com",
                "/opt/" + name,
                name,
                8080,
                null,
                App.Status.OFFLINE,
                NOW,
                NOW,
                0);
    }

    private static Version version(App app, String number) {
        return new Version(new VersionId(UUID.randomUUID()), app.id(), number, "", null, NOW, NOW);
    }

    private static Deployment deployment(App app, Version version) {
        return new Deployment(
                new DeploymentId(UUID.randomUUID()),
                app.id(),
                version.id(),
                version.number(),
                null,
                false,
                Deployment.Status.PENDING,
                NOW,
                NOW,
                null,
                null);
    }
}
