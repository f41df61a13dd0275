package com.cybervpn.bootstrap.e2e.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.Reply;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.domain.deployer.ServerId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While something is being done on a server, nothing else is begun there; what only looks is answered (D-OP-4). */
class BusyServerTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Map<String, Object> ORDER =
            Map.of("name", "shop", "version", "1.0", "artifact_path", "/srv/shop.zip");

    private final ApiClient api = PLATFORM.local();
    private final DeployerClient deployer = new DeployerClient(api);

    /** Takes connections and never says a word, until it is closed. */
    private ServerSocket silent;

    private StubHost other;
    private String server;
    private String app;

    @BeforeEach
    void start(@TempDir Path temp) throws IOException {
        other = new StubHost(temp);
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server = ready(silent.getLocalPort());
        app = deployer.app(server, Map.of("name", "shop"));
    }

    @AfterEach
    void end() throws IOException {
        silent.close();
        other.close();
    }

    private String ready(int port) {
        String id = deployer.server(
                "server " + UUID.randomUUID(), "127.0.0.1", port, other.key().toString());
        Servers servers = PLATFORM.bean(Servers.class);
        servers.save(servers.find(new ServerId(UUID.fromString(id)))
                .orElseThrow()
                .setUp(PLATFORM.bean(InstantSource.class).instant()));
        return id;
    }

    @Test
    void beginsNothingWhileATaskRuns() throws IOException {
        String task = packages(server).expect(202).text("/task_id");
        DeployerClient.eventually(
                () -> deployer.get("/api/v1/operations/" + task),
                reply -> reply.text("/status").equals("running"));

        assertBusy(packages(server));
        assertBusy(api.post("/api/v1/servers/" + server + "/setup?dry_run=true", Map.of()));
        assertBusy(api.post("/api/v1/servers/" + server + "/setup/user", Map.of("username", "web")));
        assertBusy(api.post("/api/v1/servers/" + server + "/security/lockdown", Map.of()));
        assertBusy(api.post("/api/v1/services/" + server + "/nginx", Map.of("action", "restart")));
        assertBusy(api.post("/api/v1/apps/" + app + "/deploy", ORDER));
        assertBusy(api.patch("/api/v1/servers/" + server, Map.of("host", "127.0.0.2")));
        assertBusy(api.delete("/api/v1/servers/" + server));
        assertBusy(api.patch("/api/v1/apps/" + app, Map.of("domain", "b.example.org")));
        assertBusy(api.delete("/api/v1/apps/" + app));
        api.patch("/api/v1/servers/" + server, Map.of("port", 0)).expect(422); // D-GEN-5: before the 409
        assertThat(deployer.get("/api/v1/servers/" + server).text("/host")).isEqualTo("127.0.0.1");
        assertThat(deployer.get("/api/v1/deployments?app_id=" + app)
                        .at("/filtered")
                        .asInt())
                .as("a refused deployment leaves no trace")
                .isZero();
        packages(ready(other.port())).expect(202);

        silent.close();
        assertThat(deployer.ended(task).text("/status")).isEqualTo("failed");
        deployer.task("/api/v1/servers/" + server + "/setup/packages", Map.of("packages", List.of("curl")));
        api.delete("/api/v1/servers/" + server).expect(204);
    }

    // D-DEP-3, D-DEP-16, D-APP-5
    @Test
    void beginsNothingWhileAnAppIsDeployed() {
        String deployment =
                api.post("/api/v1/apps/" + app + "/deploy", ORDER).expect(202).text("/deployment_id");
        Reply running = DeployerClient.eventually(
                () -> deployer.get("/api/v1/deployments/" + deployment + "/status"),
                reply -> reply.text("/status").equals("running"));
        assertThat(running.at("/can_cancel").asBoolean()).isTrue();

        assertBusy(api.post("/api/v1/apps/" + app + "/deploy", ORDER));
        assertBusy(api.delete("/api/v1/apps/" + app));
        assertBusy(packages(server));
        assertThat(deployer.get("/api/v1/deployments?app_id=" + app)
                        .at("/filtered")
                        .asInt())
                .isEqualTo(1);

        api.post("/api/v1/deployments/" + deployment + "/cancel").expect(202);
        assertThat(deployer.deployed(deployment).text("/status")).isEqualTo("failed");
        api.delete("/api/v1/apps/" + app).expect(204);
    }

    private Reply packages(String on) {
        return api.post("/api/v1/servers/" + on + "/setup/packages", Map.of("packages", List.of("curl")));
    }

    private static void assertBusy(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(409);
        assertThat(reply.text("/message")).contains("something is being done on");
    }
}
