package com.cybervpn.bootstrap.e2e.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.Eventually;
import com.cybervpn.bootstrap.e2e.Reply;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.domain.shared.Role;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hosting surface over HTTP, on a platform that no container engine answers. */
class HostingApiTest {
    @TempDir
    private static Path directory;

    private static TestPlatform platform;
    private static GitOrigin origin;

    @BeforeAll
    static void start() {
        platform = TestPlatform.with(Map.of(
                "container.host", "unix://" + directory.resolve("none.sock"),
                "git.work-directory", directory.resolve("work").toString(),
                "hosting.repository-schemes", List.of("https", "file")));
        origin = new GitOrigin(directory.resolve("origin"))
                .file("Dockerfile", "FROM scratch\n")
                .commit();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void saysWhatTheCallerMayHost() {
        Reply me = platform.fresh(Role.MOBILE_USER).get("/api/user/me").expect(200);

        assertThat(me.text("/plan")).isEqualTo("free");
        assertThat(me.at("/quota/plan").size()).isEqualTo(14);
        assertThat(me.at("/quota/app_count").asInt()).isZero();
    }

    @Test
    void takesAnAppInAndNamesTheMissingEngine() {
        ApiClient owner = platform.fresh(Role.MOBILE_USER);
        Reply created = create(owner, "shop").expect(201);
        String app = created.text("/app/id");
        int deployment = created.at("/deployment/id").asInt();

        assertThat(created.text("/app/status")).isEqualTo("Pending");
        assertThat(created.text("/app/url")).isEmpty();
        assertThat(created.at("/deployment/app_id").asInt()).isEqualTo(Integer.parseInt(app));
        assertThat(created.at("/error").isNull()).isTrue();
        Reply failed = Eventually.present(
                "the deployment fails",
                () -> Optional.of(owner.get("/api/v1/deployments/" + deployment).expect(200))
                        .filter(reply -> reply.text("/status").equals("failed")));
        assertThat(failed.text("/error_message")).contains("CONTAINER_HOST");
        assertThat(owner.get("/api/v1/apps/" + app).expect(200).text("/status")).isEqualTo("Failed");
        assertThat(owner.get("/api/v1/deployments/" + deployment + "/logs")
                        .expect(200)
                        .text("/build_log"))
                .contains("CONTAINER_HOST");
        assertThat(owner.get("/api/apps").expect(200).json().size()).isEqualTo(1);
        assertThat(owner.get("/api/v1/apps/" + app + "/deployments")
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(1);
        assertThat(owner.get("/api/user/me").expect(200).at("/quota/app_count").asInt())
                .isEqualTo(1);

        owner.delete("/api/v1/apps/" + app).expect(204);
        owner.get("/api/v1/apps/" + app).expect(404);
        owner.get("/api/v1/deployments/" + deployment).expect(404);
        create(owner, "shop").expect(201);
    }

    @Test
    void keepsOneOwnersThingsFromAnother() {
        ApiClient owner = platform.fresh(Role.MOBILE_USER);
        ApiClient stranger = platform.fresh(Role.MOBILE_USER);
        ApiClient nobody = platform.anonymous();
        Reply created = create(owner, "private").expect(201);
        String app = "/api/v1/apps/" + created.text("/app/id");
        String deployment =
                "/api/v1/deployments/" + created.at("/deployment/id").asInt();
        owner.post(app + "/env", Map.of("key", "SECRET", "value", "x")).expect(201);

        for (String path : List.of(app, app + "/deployments", app + "/env", deployment, deployment + "/logs")) {
            assertThat(stranger.get(path).expect(403).body()).doesNotContain("private", "SECRET");
            nobody.get(path).expect(401);
        }
        for (ApiClient other : List.of(stranger, nobody)) {
            int status = other == stranger ? 403 : 401;
            other.post(app + "/redeploy").expect(status);
            other.post(app + "/env", Map.of("key", "A", "value", "b")).expect(status);
            other.delete(app + "/env/SECRET").expect(status);
            other.delete(app).expect(status);
        }
        assertThat(stranger.get("/api/apps").expect(200).json().size()).isZero();
        owner.get(app).expect(200);
        assertThat(owner.get(app + "/env").expect(200).json().size()).isEqualTo(1);
    }

    @Test
    void keepsAdministrationToAdministrators() {
        Reply created = create(platform.fresh(Role.MOBILE_USER), "x").expect(201);
        String app = "/admin/apps/" + created.text("/app/id");
        String user = "/admin/users/00000000-0000-0000-0000-000000000001";

        for (Role role : List.of(Role.MOBILE_USER, Role.OPERATOR)) {
            for (String path : List.of("/admin/users", "/admin/apps", user)) {
                platform.as(role).get(path).expect(403);
                platform.anonymous().get(path).expect(401);
            }
            for (String verb : List.of("/stop", "/start", "/redeploy")) {
                platform.as(role).post(app + verb).expect(403);
            }
            platform.as(role).patch(user + "/plan", Map.of("plan", "pro")).expect(403);
        }
        platform.as(Role.ADMIN).post("/admin/apps/999999/stop").expect(404);
        platform.as(Role.ADMIN).get(user).expect(404);
        assertThat(platform.as(Role.ADMIN).post(app + "/stop").expect(500).text("/error"))
                .contains("CONTAINER_HOST");
    }

    @Test
    void showsANewPlanAtOnce() {
        ApiClient customer = platform.fresh(Role.MOBILE_USER);
        String id = customer.get("/api/user/me").expect(200).text("/id");
        ApiClient admin = platform.as(Role.ADMIN);

        Reply changed = admin.patch("/admin/users/" + id + "/plan", Map.of("plan", "builder"))
                .expect(200);

        assertThat(changed.text("/plan")).isEqualTo("builder");
        assertThat(changed.text("/user_id")).isEqualTo(id);
        assertThat(customer.get("/api/user/me")
                        .expect(200)
                        .at("/quota/plan/max_apps")
                        .asInt())
                .isEqualTo(3);
        admin.patch("/admin/users/" + id + "/plan", Map.of("plan", "gold")).expect(400);
        admin.patch("/admin/users/" + id + "/plan", Map.of()).expect(400);
        assertThat(admin.get("/admin/users/" + id).expect(200).text("/plan")).isEqualTo("builder");
    }

    @ParameterizedTest
    @CsvSource({"0,50", "101,50", "-1,50", "7,7"})
    void answersOddPageSizesWithTheUsualOne(int asked, int answered) {
        Reply page = platform.as(Role.ADMIN)
                .get("/admin/apps?limit=" + asked + "&offset=0")
                .expect(200);

        assertThat(page.at("/limit").asInt()).isEqualTo(answered);
    }

    @Test
    void takesWildcardsInASearchLiterally() {
        assertThat(platform.as(Role.ADMIN)
                        .get("/admin/users?search=%25")
                        .expect(200)
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "99999999999999999999", "1%20or%201=1", "0x1"})
    void knowsNoAppOfAnOddId(String id) {
        platform.as(Role.MOBILE_USER).get("/api/v1/apps/" + id).expect(404);
        platform.as(Role.MOBILE_USER).get("/api/v1/deployments/" + id).expect(404);
    }

    @Test
    void refusesIncompleteAndMistypedApps() {
        ApiClient owner = platform.fresh(Role.MOBILE_USER);
        Map<String, Object> good = Map.of("name", "a", "repo_url", origin.url(), "branch", "main");
        for (String field : good.keySet()) {
            for (Object bad : new Object[] {"", " ", 5, true, List.of()}) {
                Map<String, Object> body = new HashMap<>(good);
                body.put(field, bad);
                assertThat(owner.post("/api/v1/apps", body).expect(400).text("/error"))
                        .isNotEmpty();
            }
            Map<String, Object> without = new HashMap<>(good);
            without.remove(field);
            owner.post("/api/v1/apps", without).expect(400);
        }
        owner.send("POST", "/api/v1/apps", "application/json", "nonsense".getBytes())
                .expect(400);
        assertThat(owner.get("/api/apps").expect(200).json().size()).isZero();
    }

    @Test
    void refusesARepositoryOrBranchThatIsNotThere() {
        ApiClient owner = platform.fresh(Role.MOBILE_USER);

        owner.post("/api/v1/apps", Map.of("name", "a", "repo_url", origin.url() + "x", "branch", "main"))
                .expect(400);
        owner.post("/api/v1/apps", Map.of("name", "a", "repo_url", origin.url(), "branch", "other"))
                .expect(400);
        owner.post("/api/v1/apps", Map.of("name", "a", "repo_url", "https://127.0.0.1:9/x", "branch", "main"))
                .expect(400);
        assertThat(owner.get("/api/apps").expect(200).json().size()).isZero();
    }

    @Test
    void refusesASecondAppOfThatNameAndOneBeyondThePlan() {
        ApiClient owner = platform.fresh(Role.MOBILE_USER);
        create(owner, "a").expect(201);

        create(owner, "a").expect(409);
        assertThat(create(owner, "b").expect(403).text("/error")).contains("at most 1 app");
    }

    @Test
    void givesOneSlotToExactlyOneOfManyAtTheSameTime() throws Exception {
        ApiClient owner = platform.fresh(Role.MOBILE_USER);
        List<Callable<Integer>> attempts = IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(i -> () -> create(owner, "app" + i).status())
                .toList();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(pool.invokeAll(attempts).stream().map(Future::resultNow).toList())
                    .containsOnly(201, 403)
                    .filteredOn(status -> status == 201)
                    .hasSize(1);
        }
        assertThat(owner.get("/api/apps").expect(200).json().size()).isEqualTo(1);
    }

    @Test
    void keepsVariablesAsTheyAre() {
        ApiClient owner = platform.fresh(Role.MOBILE_USER);
        String env = "/api/v1/apps/" + create(owner, "env").expect(201).text("/app/id") + "/env";
        String value = "a 'b' \"c\" $HOME `id` \\ ü\nsecond line";

        int id = owner.post(env, Map.of("key", "B", "value", value))
                .expect(201)
                .at("/id")
                .asInt();
        owner.post(env, Map.of("key", "A", "value", "")).expect(201);
        Reply changed =
                owner.post(env, Map.of("key", "B", "value", value + "!")).expect(200);

        assertThat(changed.at("/id").asInt()).isEqualTo(id);
        Reply listed = owner.get(env).expect(200);
        assertThat(listed.text("/0/key")).isEqualTo("A");
        assertThat(listed.text("/1/value")).isEqualTo(value + "!");
        owner.delete(env + "/B").expect(204);
        owner.delete(env + "/B").expect(404);
        owner.delete(env + "/%24%28id%29").expect(404);
        for (String key : List.of("1A", "A-B", "A B", "$(id)", "A;B", "A\u0000", "ü")) {
            owner.post(env, Map.of("key", key, "value", "x")).expect(400);
        }
        owner.post(env, Map.of("key", "N", "value", "a\u0000b")).expect(400);
        owner.post(env, Map.of("key", "N")).expect(400);
        owner.post(env, Map.of("value", "N")).expect(400);
    }

    @Test
    void acceptsPostsWithoutABody() {
        ApiClient owner = platform.fresh(Role.MOBILE_USER);
        String app = "/api/v1/apps/" + create(owner, "r").expect(201).text("/app/id");

        owner.post(app + "/redeploy").expect(200);
        owner.send("POST", app + "/redeploy", "application/json", new byte[0]).expect(200);
    }

    private static Reply create(ApiClient owner, String name) {
        return owner.post("/api/v1/apps", Map.of("name", name, "repo_url", origin.url(), "branch", "main"));
    }
}
