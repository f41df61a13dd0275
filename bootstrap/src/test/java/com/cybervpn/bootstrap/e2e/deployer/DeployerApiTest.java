package com.cybervpn.bootstrap.e2e.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.deployer.port.out.Servers;
import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.Reply;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.domain.deployer.ServerId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the deployer answers without a host: records, refusals and their order. */
class DeployerApiTest {
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
    private static final TestPlatform PLATFORM = TestPlatform.shared();

    private final ApiClient api = PLATFORM.local();
    private final DeployerClient deployer = new DeployerClient(api);

    /** Nothing listens on port 1. */
    private String server() {
        return deployer.server("server " + UUID.randomUUID(), "127.0.0.1", 1, "/no/such/key");
    }

    private String readyServer() {
        String id = server();
        Servers servers = PLATFORM.bean(Servers.class);
        servers.save(servers.find(new ServerId(UUID.fromString(id)))
                .orElseThrow()
                .setUp(PLATFORM.bean(InstantSource.class).instant()));
        return id;
    }

    private String app(String server) {
        return deployer.app(server, Map.of("name", "shop"));
    }

    private Reply deploy(String app, Map<String, ?> more) {
        Map<String, Object> order =
                new HashMap<>(Map.of("name", "shop", "version", "1.0", "artifact_path", "/srv/shop.zip"));
        order.putAll(more);
        return api.post("/api/v1/apps/" + app + "/deploy", order);
    }

    // D-GEN-1, D-GEN-2, D-GEN-8
    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer garbage", "Bearer a.b.c", "Basic eDp5"})
    void asksNobodyWhoTheyAre(String authorization) {
        ApiClient client = authorization.isEmpty() ? api : api.with("Authorization", authorization);

        client.get("/api/v1/servers").expect(200);
        Reply missing = client.get("/api/v1/servers/" + NOBODY).expect(404);
        assertThat(missing.text("/error")).isNotEmpty();
        assertThat(missing.text("/message")).isNotEmpty();
        assertThat(missing.at("/code").asInt()).isEqualTo(404);
    }

    // D-SRV-1, D-GEN-6, D-GEN-7
    @Test
    void givesAServerItsDefaults() {
        Reply created = api.post("/api/v1/servers", Map.of("name", "s " + UUID.randomUUID(), "host", "web.example.org"))
                .expect(201);

        assertThat(created.at("/port").asInt()).isEqualTo(22);
        assertThat(created.text("/root_username")).isEqualTo("root");
        assertThat(created.text("/app_username")).isEqualTo("pocketbase");
        assertThat(created.at("/use_ssh_agent").asBoolean()).isTrue();
        assertThat(created.at("/setup_complete").asBoolean()).isFalse();
        assertThat(created.at("/security_locked").asBoolean()).isFalse();
        assertThat(created.json().has("manual_key_path")).isFalse();
        assertThat(created.at("/id").isString()).isTrue();
        assertThat(created.text("/created")).endsWith("Z");
    }

    // D-SRV-2 to D-SRV-4, D-GEN-3
    static Stream<Map<String, Object>> badServers() {
        return Stream.of(
                Map.of(),
                Map.of("name", "x"),
                Map.of("name", "", "host", "h.example"),
                Map.of("name", "x", "host", ""),
                Map.of("name", "x", "host", "h.example", "port", 0),
                Map.of("name", "x", "host", "h.example", "port", 65_536),
                Map.of("name", "x", "host", "h.example", "port", "twenty-two"),
                Map.of("name", "x".repeat(256), "host", "h.example"),
                Map.of("name", "x", "host", "h".repeat(256)),
                Map.of("name", "x", "host", "h.example", "app_username", "a".repeat(51)),
                Map.of("name", "x", "host", "h.example", "use_ssh_agent", false),
                Map.of("name", "x", "host", "h.example", "manual_key_path", "k".repeat(501)));
    }

    @ParameterizedTest
    @MethodSource("badServers")
    void refusesBadServers(Map<String, Object> body) {
        assertThat(api.unchecked().post("/api/v1/servers", body).status()).isIn(400, 422);
    }

    @Test
    void tellsMalformedFromInvalid() {
        Reply malformed = api.unchecked()
                .send("POST", "/api/v1/servers", "application/json", "{\"name\":".getBytes(StandardCharsets.UTF_8));
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.text("/error")).isNotEmpty();

        Reply invalid = api.post("/api/v1/servers", Map.of("host", "h.example")).expect(422);
        assertThat(invalid.at("/details").has("name")).isTrue();
    }

    // D-SRV-3, D-SRV-7, D-SRV-8
    @Test
    void changesOnlyWhatIsSentAndDeletesWithAllUnderIt() {
        String id = server();
        String app = app(id);
        Reply before = deployer.get("/api/v1/servers/" + id);

        Reply after = api.patch(
                        "/api/v1/servers/" + id,
                        Map.of("host", "127.0.0.2", "setup_complete", true, "security_locked", true, "id", NOBODY))
                .expect(200);

        assertThat(after.text("/host")).isEqualTo("127.0.0.2");
        assertThat(after.text("/name")).isEqualTo(before.text("/name"));
        assertThat(after.text("/id")).isEqualTo(id);
        assertThat(after.at("/setup_complete").asBoolean()).isFalse();
        assertThat(after.text("/updated")).isGreaterThanOrEqualTo(before.text("/updated"));
        api.post("/api/v1/servers", Map.of("name", before.text("/name"), "host", "h.example"))
                .expect(409);

        assertThat(api.delete("/api/v1/servers/" + id).expect(204).body()).isEmpty();
        api.get("/api/v1/servers/" + id).expect(404);
        api.get("/api/v1/apps/" + app).expect(404);
    }

    // D-SRV-5, D-SRV-6
    @Test
    void listsByPageAndFilter() {
        String id = readyServer();

        Reply far = deployer.get("/api/v1/servers?page=4000&per_page=5");
        assertThat(far.at("/servers").size()).isZero();
        assertThat(far.at("/total").asInt()).isPositive();
        assertThat(far.at("/page").asInt()).isEqualTo(4000);
        assertThat(far.at("/per_page").asInt()).isEqualTo(5);
        Reply found = deployer.get("/api/v1/servers?filter=setup_complete%3Dtrue%26%26id%3D" + id);
        assertThat(found.at("/total").asInt()).isEqualTo(1);
        assertThat(deployer.get("/api/v1/servers?filter=setup_complete%21%3Dtrue%26%26id%3D" + id)
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/servers?filter=password%3Dx",
                "/api/v1/servers?filter=nonsense",
                "/api/v1/servers?page=0",
                "/api/v1/servers?per_page=x",
                "/api/v1/deployments?status=lost"
            })
    void refusesBadQueries(String path) {
        api.unchecked().get(path).expect(400);
    }

    // D-GEN-5: the id of the path first, then the body, then the state
    @ParameterizedTest
    @CsvSource({
        "/api/v1/servers/@/setup, packages",
        "/api/v1/servers/@/security/lockdown, firewall_rules",
        "/api/v1/apps/@/deploy, strategy",
        "/api/v1/services/@/nginx, action",
        "/api/v1/apps/@/versions, version_number",
        "/api/v1/apps/@/rollback, target_version"
    })
    void looksForWhatThePathNamesFirst(String path, String member) {
        Object bad = member.equals("packages")
                ? List.of("$(x)")
                : member.equals("firewall_rules") ? List.of(Map.of("port", 1, "protocol", "x")) : "$(x)";

        api.post(path.replace("@", NOBODY), Map.of(member, bad)).expect(404);
        api.post(path.replace("@", "no-id"), Map.of(member, bad)).expect(404);
    }

    // D-CON-4, D-AUD-6, D-GEN-4, D-HLT-1
    @Test
    void saysThatAHostCannotBeReached() {
        String id = server();

        api.get("/api/v1/servers/" + id + "/security/audit").expect(502);
        api.get("/api/v1/services/" + id).expect(502);
        api.get("/api/v1/services/" + id + "/nginx/logs").expect(502);
        Reply health = deployer.get("/api/v1/health");
        assertThat(health.text("/status")).isEqualTo("healthy");
        assertThat(health.at("/components").size()).isEqualTo(3);
        assertThat(health.at("/uptime_seconds").isNumber()).isTrue();
    }

    // D-OP-1 to D-OP-3, D-SET-2, D-SEC-1
    @Test
    void takesATaskOnAndLetsItFail() {
        String id = server();
        String setup = "/api/v1/servers/" + id + "/setup";
        try (Feed feed = new Feed(PLATFORM.address("local"))) {
            Reply taken = api.post(setup, Map.of()).expect(202);

            assertThat(taken.text("/type")).isEqualTo("server.setup");
            assertThat(taken.text("/status")).isIn("pending", "running");
            deployer.get("/api/v1/servers/" + id);
            Reply end = deployer.ended(taken.text("/task_id"));
            assertThat(end.text("/status")).isEqualTo("failed");
            assertThat(end.text("/error")).isNotEmpty();
            assertThat(end.text("/logs")).isNotEmpty();
            assertThat(end.text("/completed_at")).endsWith("Z");
            DeployerClient.eventually(
                    () -> feed.of("server.status"),
                    seen -> seen.stream()
                            .anyMatch(data -> data.path("server_id").asString().equals(id)));
        }
        assertThat(deployer.get("/api/v1/servers/" + id).at("/setup_complete").asBoolean())
                .isFalse();
        api.post("/api/v1/servers/" + id + "/security/lockdown", Map.of()).expect(409);
        api.post("/api/v1/servers/" + readyServer() + "/setup", Map.of()).expect(409);
        api.get("/api/v1/operations/" + NOBODY).expect(404);
    }

    // D-SET-12, D-SEC-3, D-SEC-6, D-SVC-2, D-SVC-3
    @Test
    void refusesWhatAHostMustNotBeAsked() {
        String id = readyServer();
        String server = "/api/v1/servers/" + id;

        api.post(server + "/setup/packages", Map.of("packages", List.of())).expect(422);
        api.post(server + "/setup/user", Map.of()).expect(422);
        String lockdown = server + "/security/lockdown";
        api.post(lockdown, Map.of("ssh_hardening_config", Map.of("protocol", 1)))
                .expect(422);
        api.post(lockdown, Map.of("allowed_ports", List.of(0))).expect(422);
        api.post(lockdown, Map.of("firewall_rules", List.of(rule("allow", null), rule("deny", null))))
                .expect(422);
        api.post(lockdown, Map.of("firewall_rules", List.of(rule("allow", "10.0.0.1/33"))))
                .expect(422);
        api.post("/api/v1/services/" + id + "/nginx", Map.of("action", "explode"))
                .expect(422);
        api.post("/api/v1/services/" + id + "/nginx", Map.of("action", "stop", "timeout", 601))
                .expect(422);
        api.post("/api/v1/services/" + id + "/nginx", Map.of("action", "stop", "timeout", 0))
                .expect(422);
        api.get("/api/v1/services/" + id + "/" + "x".repeat(101)).expect(422);
    }

    private static Map<String, Object> rule(String action, String source) {
        Map<String, Object> rule = new HashMap<>(Map.of("port", 8443, "protocol", "tcp", "action", action));
        if (source != null) rule.put("source", source);
        return rule;
    }

    // D-APP-1 to D-APP-3, D-APP-5
    @Test
    void keepsAppsOfAServerApart() {
        String id = server();
        Reply first = deployer.get("/api/v1/apps/" + app(id));

        assertThat(first.text("/status")).isEqualTo("offline");
        assertThat(first.text("/service_name")).isEqualTo("pocketbase-shop");
        assertThat(first.text("/remote_path")).isEqualTo("/opt/pocketbase");
        Map<String, Object> second = Map.of("name", "blog", "server_id", id, "domain", "blog.example.org");
        assertThat(api.post("/api/v1/apps", second).expect(201).text("/remote_path"))
                .isEqualTo("/opt/pocketbase/apps/blog");
        api.post("/api/v1/apps", second).expect(409);
        Map<String, Object> thief = new HashMap<>(second);
        thief.put("name", "thief");
        thief.put("service_name", "pocketbase-shop");
        api.post("/api/v1/apps", thief).expect(409);
        thief.put("service_name", "thief");
        thief.put("remote_path", "/opt/pocketbase");
        api.post("/api/v1/apps", thief).expect(409);
        assertThat(api.post("/api/v1/apps", Map.of("name", "x", "server_id", NOBODY, "domain", "x.example.org"))
                        .status())
                .isIn(404, 422);
        api.post("/api/v1/apps", Map.of("server_id", id)).expect(422);

        Reply list = deployer.get("/api/v1/apps?server_id=" + id);
        assertThat(list.at("/apps").size()).isEqualTo(2);
        assertThat(list.at("/filtered").asInt()).isEqualTo(2);
        assertThat(list.at("/total").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(deployer.get("/api/v1/apps?server_id=" + NOBODY)
                        .at("/filtered")
                        .asInt())
                .isZero();
        api.delete("/api/v1/apps/" + first.text("/id")).expect(204);
        api.get("/api/v1/apps/" + first.text("/id")).expect(404);
    }

    // D-VER-1, D-VER-2
    @Test
    void takesOnlyArchivesThatStayInside() {
        String app = app(server());
        String versions = "/api/v1/apps/" + app + "/versions";
        String id =
                api.post(versions, Map.of("version_number", "1.0")).expect(201).text("/id");
        api.post(versions, Map.of("version_number", "1.0")).expect(409);
        api.post(versions, Map.of("version_number", "")).expect(422);
        api.post(versions, Map.of("version_number", "1".repeat(51))).expect(422);

        upload(id, "no zip".getBytes(StandardCharsets.UTF_8)).expect(422);
        upload(id, zip()).expect(422);
        upload(id, zip("../outside")).expect(422);
        upload(id, zip("/etc/passwd")).expect(422);
        upload(id, zip("a/../../b")).expect(422);
        Reply complete = upload(id, zip("shop", "pb_public/index.html")).expect(200);
        assertThat(complete.text("/deployment_zip")).isNotEmpty();
        Reply copy = api.unchecked().get("/api/v1/versions/" + id + "/download").expect(200);
        assertThat(copy.bytes()).startsWith('P', 'K');
        api.delete("/api/v1/versions/" + id).expect(204);
    }

    private Reply upload(String version, byte[] archive) {
        return api.unchecked().send("POST", "/api/v1/versions/" + version + "/upload", "application/zip", archive);
    }

    private static byte[] zip(String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    // D-DEP-1 to D-DEP-4, D-DEP-14 to D-DEP-16, D-RBK-1
    @Test
    void takesADeploymentOnAndSaysHowItWent() {
        String app = app(readyServer());

        Reply taken = deploy(app, Map.of()).expect(202);

        assertThat(taken.at("/success").asBoolean()).isFalse();
        assertThat(taken.text("/message")).isNotEmpty();
        assertThat(taken.text("/version")).isEqualTo("1.0");
        assertThat(taken.text("/previous_version")).isEmpty();
        assertThat(taken.text("/start_time")).endsWith("Z");
        assertThat(taken.json().has("end_time")).isFalse();
        String id = taken.text("/deployment_id");
        Reply end = deployer.deployed(id);
        assertThat(end.text("/status")).isEqualTo("failed");
        assertThat(end.at("/can_retry").asBoolean()).isTrue();
        assertThat(end.at("/can_cancel").asBoolean()).isFalse();
        assertThat(end.at("/is_running").asBoolean()).isFalse();
        api.post("/api/v1/deployments/" + id + "/cancel").expect(409);
        Reply list = deployer.get("/api/v1/deployments?status=failed&app_id=" + app);
        assertThat(list.at("/filtered").asInt()).isEqualTo(1);
        assertThat(list.text("/deployments/0/id")).isEqualTo(id);
        assertThat(deployer.get("/api/v1/apps/" + app).text("/status")).isNotEqualTo("online");
        api.post("/api/v1/apps/" + app + "/rollback", Map.of("target_version", "1.0"))
                .expect(404);
    }

    @Test
    void refusesDeploymentsThatCannotBe() {
        String ready = readyServer();
        String app = app(ready);
        String other = deployer.app(ready, Map.of("name", "other"));
        String foreign = deployer.version(other, "1.0", zip("other"));

        deploy(app, Map.of("strategy", "yolo")).expect(422);
        deploy(app, Map.of("version_id", foreign)).expect(422);
        deploy(app, Map.of("artifact_path", "")).expect(422);
        deploy(app, Map.of("working_directory", "/etc/shop")).expect(422);
        api.post("/api/v1/apps/" + app + "/deploy", Map.of()).expect(422);
        deploy(app(server()), Map.of()).expect(409);
    }
}
