package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.terminal.port.out.LocalShells;
import com.cybervpn.domain.shared.Role;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Commands and their history over HTTP, run by a shell behind an SSH server (T-CMD). */
class CommandsTest {
    private static SshPeer peer;

    private final TestPlatform platform = TestPlatform.shared();
    private final ApiClient owner = platform.fresh(Role.MOBILE_USER);
    private final ApiClient stranger = platform.fresh(Role.MOBILE_USER);

    @BeforeAll
    static void start() {
        peer = new SshPeer();
    }

    @AfterAll
    static void stop() throws Exception {
        peer.close();
    }

    @Test
    void runsACommandInASession() {
        String session = connected(owner);

        Reply reply = execute(owner, "echo out; echo err >&2; exit 3", session).expect(200);

        assertThat(reply.text("/status")).isEqualTo("error");
        assertThat(reply.at("/exit_code").asInt()).isEqualTo(3);
        assertThat(reply.text("/output")).contains("out", "err");
        assertThat(reply.text("/session_id")).isEqualTo(session);
        assertThat(OffsetDateTime.parse(reply.text("/executed_at")))
                .isAfterOrEqualTo(OffsetDateTime.parse(reply.text("/created_at")));
        Reply stored = owner.get("/api/commands/" + reply.text("/id")).expect(200);
        assertThat(stored.json()).isEqualTo(reply.json());
    }

    @Test
    void endsACommandWhoseTimeIsUp() {
        String session = connected(owner);

        Reply reply = owner.post(
                        "/api/commands/execute",
                        Map.of("command", "echo before; sleep 60", "session_id", session, "timeout", 1))
                .expect(200);

        assertThat(reply.at("/exit_code").asInt()).isEqualTo(124);
        assertThat(reply.text("/status")).isEqualTo("error");
        assertThat(reply.text("/output")).contains("before");
    }

    @Test
    void cutsAnOutputAtOneMebibyte() {
        String session = connected(owner);

        Reply reply = execute(owner, "head -c 1500000 /dev/zero | tr '\\0' x", session)
                .expect(200);

        assertThat(reply.text("/output")).endsWith("[output cut]").hasSizeBetween(1 << 20, (1 << 20) + 20);
        Reply history = owner.get("/api/commands/history?limit=1").expect(200);
        assertThat(history.text("/commands/0/output")).endsWith("[output cut]").hasSizeLessThan(5000);
    }

    @Test
    void showsTheHistoryByPageFilterAndSearch() {
        String session = connected(owner);
        for (String text : List.of("echo one", "false", "echo 100%", "ECHO two")) {
            execute(owner, text, session).expect(200);
        }

        assertThat(texts("")).containsExactly("ECHO two", "echo 100%", "false", "echo one");
        Reply page = owner.get("/api/commands/history?limit=2&offset=1").expect(200);
        assertThat(page.at("/total").asInt()).isEqualTo(4);
        assertThat(page.at("/has_more").asBoolean()).isTrue();
        assertThat(texts("?limit=2&offset=1")).containsExactly("echo 100%", "false");
        assertThat(texts("?search=Echo")).containsExactly("ECHO two", "echo 100%", "echo one");
        assertThat(texts("?search=0%25")).containsExactly("echo 100%");
        assertThat(texts("?status=success")).containsExactly("echo 100%", "echo one");
        assertThat(texts("?status=pending")).isEmpty();
        assertThat(texts("?session_id=" + session)).hasSize(4);
        assertThat(texts("?session_id=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void runsACommandAgain() {
        String session = connected(owner);
        Reply first = execute(owner, "echo again", session).expect(200);

        Reply second =
                owner.post("/api/commands/" + first.text("/id") + "/rerun").expect(200);

        assertThat(second.text("/id")).isNotEqualTo(first.text("/id"));
        assertThat(second.text("/output")).isEqualTo(first.text("/output"));
        owner.delete("/api/ssh/sessions/" + session).expect(204);
        assertThat(owner.post("/api/commands/" + first.text("/id") + "/rerun")
                        .expect(404)
                        .text("/code"))
                .isEqualTo("session_not_found");
        assertThat(texts("")).hasSize(2);
    }

    @Test
    void keepsOneOwnersCommandsFromAnother() {
        String session = connected(owner);
        String command = "/api/commands/"
                + execute(owner, "echo mine", session).expect(200).text("/id");

        for (ApiClient other : List.of(stranger, platform.fresh(Role.ADMIN))) {
            other.get(command).expect(404);
            other.post(command + "/rerun").expect(404);
            execute(other, "id", session).expect(404);
            assertThat(other.get("/api/commands/history")
                            .expect(200)
                            .at("/total")
                            .asInt())
                    .isZero();
            assertThat(other.get("/api/commands/history?session_id=" + session)
                            .expect(200)
                            .at("/total")
                            .asInt())
                    .isZero();
        }
        platform.anonymous().get(command).expect(401);
        platform.anonymous().get("/api/commands/history").expect(401);
        execute(platform.anonymous(), "id", session).expect(401);
        assertThat(texts("")).containsExactly("echo mine");
    }

    @Test
    void wantsASessionWithoutASandbox() {
        Reply reply = execute(owner, "env", null);

        if (platform.bean(LocalShells.class).areAvailable()) {
            assertThat(reply.expect(200).text("/output")).doesNotContain("DATABASE", "ENCRYPTION", "JWT");
        } else {
            assertThat(reply.expect(400).text("/code")).isEqualTo("session_required");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=1001", "offset=-1", "status=done", "session_id=none", "limit=x", "search=%00"})
    void refusesABadFilter(String query) {
        owner.unchecked().get("/api/commands/history?" + query).expect(400);
    }

    @Test
    void refusesABadCommand() {
        String session = connected(owner);
        execute(owner, "", session).expect(400);
        execute(owner, "x".repeat(1001), session).expect(400);
        execute(owner, "id", UUID.randomUUID().toString()).expect(404);
        ApiClient any = owner.unchecked();
        any.post("/api/commands/execute", Map.of("command", "id", "timeout", 0)).expect(400);
        any.post("/api/commands/execute", Map.of("command", "id", "timeout", 301))
                .expect(400);
        any.post("/api/commands/execute", Map.of("command", "id", "session_id", "none"))
                .expect(400);
        any.post("/api/commands/execute", Map.of()).expect(400);
        any.get("/api/commands/" + UUID.randomUUID()).expect(404);
        any.get("/api/commands/none").expect(422);
    }

    private static String connected(ApiClient client) {
        return client.post(
                        "/api/ssh/connect",
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                peer.port(),
                                "username",
                                SshPeer.USER,
                                "password",
                                SshPeer.PASSWORD))
                .expect(200)
                .text("/session_id");
    }

    private static Reply execute(ApiClient client, String command, @Nullable String session) {
        var body = new HashMap<String, Object>();
        body.put("command", command);
        body.put("session_id", session);
        return client.post("/api/commands/execute", body);
    }

    private List<String> texts(String query) {
        return owner.get("/api/commands/history" + query)
                .expect(200)
                .at("/commands")
                .valueStream()
                .map((JsonNode command) -> command.at("/command").stringValue())
                .toList();
    }
}
