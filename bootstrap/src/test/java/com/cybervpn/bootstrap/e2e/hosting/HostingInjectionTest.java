package com.cybervpn.bootstrap.e2e.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.bootstrap.e2e.ApiClient;
import com.cybervpn.bootstrap.e2e.Reply;
import com.cybervpn.bootstrap.e2e.TestPlatform;
import com.cybervpn.domain.shared.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that mean something to a shell, to git, to SQL or to a log, in every place that takes a text: they are texts. */
class HostingInjectionTest {
    @TempDir
    private static Path directory;

    private static TestPlatform platform;
    private static ApiClient keeper;
    private static GitOrigin origin;
    private static Path canary;
    private static String env;

    @BeforeAll
    static void start() {
        platform = TestPlatform.with(Map.of(
                "container.host", "unix://" + directory.resolve("none.sock"),
                "git.work-directory", directory.resolve("work").toString(),
                "hosting.repository-schemes", List.of("https", "file")));
        canary = directory.resolve("canary");
        origin = new GitOrigin(directory.resolve("origin"))
                .file("Dockerfile", "FROM scratch\n")
                .commit();
        keeper = platform.fresh(Role.MOBILE_USER);
        env = "/api/v1/apps/"
                + create(keeper, "kept", origin.url(), "main").expect(201).text("/app/id") + "/env";
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @AfterEach
    void nothingHappened() {
        assertThat(canary).doesNotExist();
        assertThat(keeper.get("/api/apps").expect(200).json().size()).isEqualTo(1);
    }

    static Stream<String> payloads() {
        String touch = "touch " + directory.resolve("canary");
        return Stream.of(
                "'; drop table hosting_apps; --",
                "\" or \"\"=\"",
                "$(" + touch + ")",
                "`" + touch + "`",
                "; " + touch,
                "| " + touch,
                "&& " + touch + " #",
                "\n" + touch + "\n",
                "--upload-pack=" + touch,
                "-u" + touch,
                "--config=core.sshCommand=" + touch,
                "ext::sh -c " + touch.replace(" ", "% "),
                "ssh://-oProxyCommand=" + touch + "/x",
                "file:///etc/passwd",
                "https://user:secret@example.org/x.git",
                "https://127.0.0.1:99999/x.git",
                "../../../../etc/passwd",
                "main:refs/heads/other",
                "+refs/heads/*:refs/heads/*",
                "a\r\nX-Injected: 1",
                "\u0000",
                "a\ud800b",
                "\u202eevil\u200b",
                "${jndi:ldap://127.0.0.1/a}",
                "{{7*7}}<script>alert(1)</script>",
                "%s%n%x",
                "x".repeat(70_000));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void staysAText(String payload) {
        ApiClient owner = platform.fresh(Role.MOBILE_USER);
        requireNoFault(create(owner, "a", payload, "main"));
        requireNoFault(create(owner, "b", origin.url(), payload));
        requireNoFault(create(owner, "c", origin.url() + "/" + payload, "main"));
        assertThat(owner.get("/api/apps").expect(200).json().size()).isLessThan(2);
        requireNoFault(create(owner, payload, origin.url(), "main"));
        assertThat(set(payload, "x").status()).isEqualTo(400);
        Reply stored = set("VALUE", payload);
        requireNoFault(stored);
        if (stored.status() < 400) {
            assertThat(keeper.get(env).expect(200).text("/0/value")).isEqualTo(payload);
        }
        String inPath = URLEncoder.encode(payload.replace("\ud800", ""), StandardCharsets.UTF_8)
                .replace("+", "%20");
        if (inPath.length() < 2_000) {
            for (String path : List.of(
                    "/api/v1/apps/" + inPath, "/api/v1/deployments/" + inPath, "/api/v1/apps/" + inPath + "/env")) {
                assertThat(owner.unchecked().get(path).status()).as(path).isBetween(400, 404);
            }
            assertThat(keeper.unchecked().delete(env + "/" + inPath).status()).isBetween(400, 404);
            requireNoFault(platform.as(Role.ADMIN).unchecked().get("/admin/users?search=" + inPath));
        }
    }

    private static void requireNoFault(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isLessThan(500);
        assertThat(reply.body()).doesNotContain("Exception", "root:");
    }

    private static Reply set(String key, String value) {
        return send(keeper, env, Map.of("key", key, "value", value));
    }

    private static Reply create(ApiClient client, String name, String url, String branch) {
        return send(client, "/api/v1/apps", Map.of("name", name, "repo_url", url, "branch", branch));
    }

    /** Writes JSON by hand, since no library writes half a character. */
    private static Reply send(ApiClient client, String path, Map<String, String> fields) {
        String json = fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + escaped(field.getValue()) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return client.send("POST", path, "application/json", json.getBytes(StandardCharsets.US_ASCII));
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining());
    }
}
