package com.cybervpn.application.deployer;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

/** What the stores of the deployer must do, in memory and in the database alike. */
public interface DeployerStoresContract {
    Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    Servers servers();

    Apps apps();

    Versions versions();

    Archives archives();

    Deployments deployments();

    TaskRequests requests();

    @Test
    default void keepsServersAndRefusesAStaleChange() {
        Server stored = server();

        assertThat(servers().find(stored.id())).contains(stored);
        assertThat(servers().findByName(stored.name())).contains(stored);
        Server changed = servers().save(stored.setUp(NOW));
        assertThat(changed.version()).isEqualTo(stored.version() + 1);
        assertThatThrownBy(() -> servers().save(stored.setUp(NOW))).isInstanceOf(ConcurrentChange.class);
        assertThat(servers().find(stored.id())).contains(changed);
    }

    @Test
    default void givesOneServerAName() {
        Server stored = server();

        assertThatThrownBy(() -> servers().save(draft(stored.name(), NOW))).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    default void listsServersOldestFirst() {
        Server young = servers().save(draft("a" + UUID.randomUUID(), NOW.plusSeconds(1)));
        Server old = servers().save(draft("b" + UUID.randomUUID(), NOW));

        assertThat(servers().all()).containsSubsequence(old, young);
    }

    @Test
    default void remembersReachability() {
        Server server = server();
        Reachability seen = new Reachability(server.id(), Reachability.Status.ONLINE, "SHA256:x", NOW);

        assertThat(servers().reachability(server.id())).isEmpty();
        servers().save(seen);
        assertThat(servers().reachability(server.id())).contains(seen);
        servers().delete(server.id());
        servers().save(seen);
        assertThat(servers().reachability(server.id())).isEmpty();
    }

    @Test
    default void deletesAServerWithAllThatIsUnderIt(@TempDir Path temp) throws Exception {
        App app = app(server(), "shop");
        Version version = version(app, "1.0");
        archives().store(version.id(), Files.write(temp.resolve("a.zip"), new byte[] {1, 2, 3}));
        Deployment deployment = deployment(app, NOW);

        servers().delete(app.server());

        assertThat(servers().find(app.server())).isEmpty();
        assertGone(app, version, deployment);
    }

    @Test
    default void deletesAnAppWithAllThatIsUnderIt(@TempDir Path temp) throws Exception {
        App app = app(server(), "shop");
        Version version = version(app, "1.0");
        archives().store(version.id(), Files.write(temp.resolve("a.zip"), new byte[] {1, 2, 3}));
        Deployment deployment = deployment(app, NOW);
        App other = app(servers().find(app.server()).orElseThrow(), "other");

        apps().delete(app.id());

        assertGone(app, version, deployment);
        assertThat(apps().on(app.server())).containsExactly(other);
    }

    private void assertGone(App app, Version version, Deployment deployment) throws IOException, InterruptedException {
        assertThat(apps().find(app.id())).isEmpty();
        assertThat(versions().find(version.id())).isEmpty();
        assertThat(deployments().find(deployment.id())).isEmpty();
        assertThat(archives().read(version.id(), _ -> {})).isEmpty();
    }

    @Test
    default void keepsAppsAndRefusesAStaleChange() {
        App stored = app(server(), "shop");

        assertThat(apps().find(stored.id())).contains(stored);
        assertThat(apps().all()).contains(stored);
        App changed = apps().save(stored.withStatus(App.Status.ONLINE, NOW));
        assertThatThrownBy(() -> apps().save(stored.withStatus(App.Status.UNKNOWN, NOW)))
                .isInstanceOf(ConcurrentChange.class);
        assertThat(apps().find(stored.id())).contains(changed);
    }

    @Test
    default void keepsTwoAppsOfAServerApart() {
        Server server = server();
        App app = app(server, "shop");

        assertThatThrownBy(() -> apps().save(draft(server, "shop", "other", "/opt/other")))
                .isInstanceOf(ConcurrentChange.class);
        assertThatThrownBy(() -> apps().save(draft(server, "other", "shop", "/opt/other")))
                .isInstanceOf(ConcurrentChange.class);
        assertThatThrownBy(() -> apps().save(draft(server, "other", "other", "/opt/shop")))
                .isInstanceOf(ConcurrentChange.class);
        assertThat(apps().on(server.id())).containsExactly(app);
        app(server(), "shop");
    }

    @Test
    default void keepsVersionsOfAnAppApart(@TempDir Path temp) throws Exception {
        App app = app(server(), "shop");
        Version one = version(app, "1.0");
        Version two = new Version(new VersionId(UUID.randomUUID()), app.id(), "2.0", "", null, NOW.plusSeconds(1), NOW);
        versions().save(two);

        assertThat(versions().find(app.id(), "1.0")).contains(one);
        assertThat(versions().of(app.id())).containsExactly(two, one);
        assertThatThrownBy(() -> version(app, "1.0")).isInstanceOf(ConcurrentChange.class);
        Version filled = new Version(one.id(), app.id(), "1.0", "better", "a.zip", NOW, NOW);
        versions().save(filled);
        assertThat(versions().find(one.id())).contains(filled);
        archives().store(one.id(), Files.write(temp.resolve("a.zip"), new byte[] {1}));
        versions().delete(one.id());
        assertThat(versions().of(app.id())).containsExactly(two);
        assertThat(archives().read(one.id(), _ -> {})).isEmpty();
    }

    @Test
    default void givesBackAnArchiveOfSeveralPieces(@TempDir Path temp) throws Exception {
        Version version = version(app(server(), "shop"), "1.0");
        byte[] content = new byte[2_500_000];
        new Random(7).nextBytes(content);
        archives().store(version.id(), Files.write(temp.resolve("a.zip"), new byte[3_000_000]));
        archives().store(version.id(), Files.write(temp.resolve("a.zip"), content));

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        assertThat(archives().read(version.id(), in -> in.transferTo(read))).contains(2_500_000L);

        assertThat(read.toByteArray()).isEqualTo(content);
        assertThat(archives().usage().used()).isPositive();
        archives().delete(version.id());
        assertThat(archives().read(version.id(), _ -> {})).isEmpty();
    }

    @Test
    default void listsDeploymentsNewestFirst() {
        App app = app(server(), "shop");
        Deployment first = deployment(app, NOW);
        Deployment second = deployment(app, NOW.plusSeconds(1));
        Deployment over = first.started(NOW).over(true, NOW);
        deployments().save(over);

        assertThat(deployments().find(first.id())).contains(over);
        assertThat(deployments().list(app.id(), null, 10)).containsExactly(second, over);
        assertThat(deployments().list(app.id(), null, 1)).containsExactly(second);
        assertThat(deployments().list(app.id(), Deployment.Status.SUCCESS, 10)).containsExactly(over);
        assertThat(deployments().count(app.id(), Deployment.Status.PENDING)).isEqualTo(1);
        assertThat(deployments().count(null, Deployment.Status.PENDING)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("com.cybervpn.application.deployer.DeployerStoresContract#samples")
    default void givesBackEachKindOfRequest(TaskRequest request) {
        OperationId id = new OperationId(UUID.randomUUID());

        assertThat(requests().find(id)).isEmpty();
        requests().save(id, request);

        assertThat(requests().find(id)).contains(request);
    }

    /** One of each kind, with each optional part given and left out. */
    static List<TaskRequest> samples() {
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

    private Server server() {
        return servers().save(draft("a" + UUID.randomUUID(), NOW));
    }

    private App app(Server server, String name) {
        return apps().save(draft(server, name, name, "/opt/" + name));
    }

    private Version version(App app, String number) {
        Version version = new Version(new VersionId(UUID.randomUUID()), app.id(), number, "", null, NOW, NOW);
        versions().save(version);
        return version;
    }

    private Deployment deployment(App app, Instant created) {
        Deployment deployment = new Deployment(
                new DeploymentId(UUID.randomUUID()),
                app.id(),
                null,
                "1.0",
                null,
                false,
                Deployment.Status.PENDING,
                created,
                created,
                null,
                null);
        deployments().save(deployment);
        return deployment;
    }

    private static Server draft(String name, Instant created) {
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
                created,
                created,
                0);
    }

    private static App draft(Server server, String name, String service, String path) {
        return new App(
                new AppId(UUID.randomUUID()),
                server.id(),
                name,
                "shop.example.com",
                path,
                service,
                8080,
                null,
                App.Status.OFFLINE,
                NOW,
                NOW,
                0);
    }
}
