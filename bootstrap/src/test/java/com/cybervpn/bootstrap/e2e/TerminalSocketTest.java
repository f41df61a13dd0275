package com.cybervpn.bootstrap.e2e;

import static com.cybervpn.bootstrap.e2e.TerminalClient.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cybervpn.application.terminal.port.out.LocalShells;
import com.cybervpn.domain.shared.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The shell in the pocket, over a real WebSocket (T-WS, T-SSH-1 to 3). */
@Timeout(120)
class TerminalSocketTest {
    private static ShellServer server;
    private static final TestPlatform PLATFORM = TestPlatform.shared();

    private final ApiClient user = PLATFORM.fresh(Role.MOBILE_USER);

    @BeforeAll
    static void startServer() {
        server = new ShellServer();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    private TerminalClient socket() {
        return TerminalClient.of(PLATFORM, user.token());
    }

    private static Map<String, Object> login() {
        Map<String, Object> login = new LinkedHashMap<>();
        login.put("host", "127.0.0.1");
        login.put("port", server.port());
        login.put("username", ShellServer.USER);
        login.put("password", ShellServer.PASSWORD);
        return login;
    }

    private static Map<String, Object> loginWith(String member, Object value) {
        Map<String, Object> login = login();
        login.put(member, value);
        return login;
    }

    /** A client that shows a shell of its own, which echoes nothing by itself. */
    private TerminalClient connected(Object... config) {
        TerminalClient client = socket();
        Map<String, Object> login = login();
        for (int i = 0; i < config.length; i += 2) login.put((String) config[i], config[i + 1]);
        client.say(frame("connect_ssh", "config", login));
        return client;
    }

    private static void requireSandbox() {
        assumeTrue(
                PLATFORM.bean(LocalShells.class).areAvailable(),
                "needs bubblewrap that works: apt-get install bubblewrap");
    }

    private void awaitSessions(int count) {
        for (int tries = 0; sessions() != count; tries++) {
            if (tries > 400) throw new AssertionError(sessions() + " sessions are open");
            java.util.concurrent.locks.LockSupport.parkNanos(25_000_000);
        }
    }

    private int sessions() {
        return user.get("/api/ssh/sessions").expect(200).json().size();
    }

    @Nested
    class OverHttp {
        @Test
        void connectsListsAndCloses() {
            Reply connected = user.post("/api/ssh/connect", login()).expect(200);

            assertThat(connected.text("/status")).isEqualTo("connected");
            String id = connected.text("/session_id");
            Reply listed = user.get("/api/ssh/sessions").expect(200);
            assertThat(listed.text("/0/session_id")).isEqualTo(id);
            assertThat(listed.text("/0/kind")).isEqualTo("ssh");
            assertThat(listed.body()).doesNotContain(ShellServer.PASSWORD);

            ApiClient other = PLATFORM.as(Role.MOBILE_USER);
            other.delete("/api/ssh/sessions/" + id).expect(404);
            user.delete("/api/ssh/sessions/" + id).expect(204);
            user.delete("/api/ssh/sessions/" + id).expect(404);
            assertThat(sessions()).isZero();
        }

        @Test
        void runsCommandsInTheSession() {
            String id = user.post("/api/ssh/connect", login()).expect(200).text("/session_id");

            Reply ran = user.post(
                            "/api/commands/execute",
                            Map.of("command", "echo out; echo $((6*7)); exit 3", "session_id", id))
                    .expect(200);

            assertThat(ran.text("/output")).isEqualTo("out\n42\n");
            assertThat(ran.at("/exit_code").asInt()).isEqualTo(3);
            assertThat(ran.text("/status")).isEqualTo("error");
            PLATFORM.as(Role.MOBILE_USER)
                    .post("/api/commands/execute", Map.of("command", "id", "session_id", id))
                    .expect(404);
        }

        @Test
        void saysWhyItDoesNotConnect() {
            assertThat(user.post("/api/ssh/connect", loginWith("password", "wrong"))
                            .expect(400)
                            .text("/code"))
                    .isEqualTo("ssh_auth_failed");
            assertThat(user.post("/api/ssh/connect", loginWith("port", 1))
                            .expect(502)
                            .text("/code"))
                    .isEqualTo("ssh_connection_failed");
            user.post("/api/ssh/connect", loginWith("port", 70_000)).expect(400);
            user.post("/api/ssh/connect", loginWith("host", "a b")).expect(400);
            user.post("/api/ssh/connect", loginWith("private_key", "no base64!"))
                    .expect(400);
            String noKey = Base64.getEncoder().encodeToString("no key".getBytes(StandardCharsets.UTF_8));
            user.post("/api/ssh/connect", loginWith("private_key", noKey)).expect(400);
            user.post("/api/ssh/connect", Map.of("host", "127.0.0.1", "username", "x"))
                    .expect(400);
            user.post("/api/ssh/connect", Map.of("host", "127.0.0.1")).expect(400);
            PLATFORM.anonymous().post("/api/ssh/connect", login()).expect(401);
            assertThat(sessions()).isZero();
        }

        @Test
        void keepsToTenSessions() {
            for (int i = 0; i < 10; i++) user.post("/api/ssh/connect", login()).expect(200);

            assertThat(user.post("/api/ssh/connect", login()).expect(429).text("/code"))
                    .isEqualTo("too_many_sessions");
        }
    }

    @Nested
    class Talking {
        @Test
        void letsNobodyInWithoutAToken() throws Exception {
            assertThat(TerminalClient.of(PLATFORM, "wrong").closeCode()).isEqualTo(4001);
        }

        @Test
        void answersWhatItDoesNotUnderstandAndStaysOpen() {
            try (TerminalClient client = socket()) {
                client.raw("{not json");
                assertThat(client.error()).isEqualTo("invalid_json");
                client.raw("[1]");
                assertThat(client.error()).isEqualTo("invalid_json");
                client.raw("{}");
                assertThat(client.error()).isEqualTo("unknown_type");
                client.say(frame("dance"));
                assertThat(client.error()).isEqualTo("unknown_type");
                client.say(frame("connect_ssh"));
                assertThat(client.error()).isEqualTo("invalid_message");
                client.say(frame("pty_input"));
                assertThat(client.error()).isEqualTo("invalid_message");
                client.type("ls\n");
                assertThat(client.error()).isEqualTo("session_not_found");
                client.say(frame("resize_pty", "cols", 100, "rows", 30));
                assertThat(client.error()).isEqualTo("session_not_found");
                client.say(frame("resize_pty", "cols", 0));
                assertThat(client.error()).isEqualTo("invalid_message");
                client.say(frame("attach", "session_id", UUID.randomUUID().toString(), "last_seq", 0));
                assertThat(client.error()).isEqualTo("session_not_found");
                client.say(frame("ai_convert", "prompt", "list files"));
                assertThat(client.error()).isEqualTo("api_key_required");
                client.binary("{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
                assertThat(client.error()).isEqualTo("invalid_message");
                client.say(frame("ping"));
                assertThat(client.hear("pong").path("timestamp").asString()).endsWith("Z");
            }
        }

        /** T-WS-5: what costs something is counted, what does not goes on. */
        @Test
        void takesAHundredCostlyMessagesAMinute() {
            try (TerminalClient client = socket()) {
                for (int i = 0; i < 100; i++) {
                    client.say(frame("connect_ssh"));
                    assertThat(client.error()).isEqualTo("invalid_message");
                }
                client.say(frame("connect_ssh"));
                assertThat(client.error()).isEqualTo("rate_limited");
                client.say(frame("ping"));
                client.hear("pong");
            }
        }

        @Test
        void showsTheLastCommands() {
            try (TerminalClient client = connected()) {
                client.hear("ssh_connected");
                client.say(frame("command", "data", "echo $((6*7)); echo err >&2"));

                JsonNode ran = client.hear("command_output");
                assertThat(ran.path("data").asString()).contains("42\n", "err\n");
                assertThat(ran.path("exit_code").asInt()).isZero();

                client.say(frame("sync"));
                JsonNode newest = client.hear("sync").path("commands").path(0);
                assertThat(newest.path("id").asString())
                        .isEqualTo(ran.path("command_id").asString());
                assertThat(newest.path("status").asString()).isEqualTo("success");
            }
        }

        @Test
        void killsTheRunningCommand() {
            try (TerminalClient client = connected()) {
                client.hear("ssh_connected");
                client.say(frame("command", "data", "sleep 60"));
                JsonNode done = null;
                while (done == null) { // it may not run yet
                    client.say(frame("kill"));
                    client.say(frame("ping"));
                    JsonNode next = client.next();
                    if (next.path("type").asString().equals("command_output")) done = next;
                }

                assertThat(done.path("exit_code").asInt()).isEqualTo(137);
            }
        }

        @Test
        void refusesWrongCredentialsAndServerFilesAndStaysOpen() {
            try (TerminalClient client = socket()) {
                client.say(frame("connect_ssh", "config", loginWith("password", "wrong")));
                JsonNode error = client.hear("ssh_error");
                assertThat(error.path("code").asString()).isEqualTo("authentication_failed");
                assertThat(error.path("session_id").asString()).isNotEmpty();

                client.say(frame("connect_ssh", "config", loginWith("key_path", "/etc/ssh/ssh_host_rsa_key")));
                assertThat(client.hear("ssh_error").path("code").asString()).isEqualTo("authentication_failed");

                client.say(frame("connect_ssh", "config", login()));
                client.hear("ssh_connected");
            }
        }
    }

    @Nested
    class Typing {
        @Test
        void passesCharactersWholeHoweverTheirBytesCome() {
            try (TerminalClient client = connected()) {
                client.hear("ssh_connected");
                client.type("printf 'a\\342'; sleep 0.2; printf '\\202'; sleep 0.2; printf '\\254b\\377c\\n'\n");

                assertThat(client.until("c\n")).isEqualTo("a€b\uFFFDc\n");
            }
        }

        @Test
        void saysThatTheShellEnded() {
            try (TerminalClient client = connected()) {
                String id = client.hear("ssh_connected").path("session_id").asString();
                client.type("exit 7\n");

                JsonNode closed = client.hear("pty_closed");
                assertThat(closed.path("session_id").asString()).isEqualTo(id);
                assertThat(closed.path("exit_code").asInt()).isEqualTo(7);
                client.type("x");
                assertThat(client.error()).isEqualTo("session_not_found");
                client.say(frame("connect_ssh", "config", login()));
                assertThat(client.hear("ssh_connected").path("session_id").asString())
                        .isNotEqualTo(id);
                awaitSessions(1);
            }
        }

        @Test
        void opensARealTerminalInTheSandbox() {
            requireSandbox();
            try (TerminalClient client = socket()) {
                client.say(frame("create_pty"));
                client.hear("pty_created");
                client.type("PS1=; stty -echo; tty; stty size; echo $TERM; env | grep -ci java; echo re''ady\n");
                assertThat(client.until("ready")).contains("/dev/", "24 80", "xterm-256color", "\n0\r\n");

                client.say(frame("resize_pty", "cols", 132, "rows", 43));
                client.type("stty size\n");
                client.until("43 132");

                client.type("sh -c \"echo wai''ting; exec sleep 1000\"\n");
                client.until("waiting");
                client.type("\u0003");
                client.type("echo \"code $?\"\n");
                client.until("code 130");
            }
            awaitSessions(0); // the client said goodbye
        }

        @Test
        void interruptsAFloodAtOnce() {
            requireSandbox();
            try (TerminalClient client = socket()) {
                client.say(frame("create_pty"));
                client.hear("pty_created");
                client.type("PS1=; stty -echo; echo re''ady\n");
                client.until("ready");
                client.type("yes 0123456789012345678901234567890123456789\n");
                for (int i = 0; i < 200; i++) client.until("\n");

                long start = System.nanoTime();
                client.type("\u0003");
                client.type("echo sto''pped\n");
                client.until("stopped");

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            }
        }

        @Test
        void runsCommandsInTheSandbox() {
            requireSandbox();
            try (TerminalClient client = socket()) {
                client.say(frame("command", "data", "echo out; echo err >&2; exit 4"));

                StringBuilder heard = new StringBuilder();
                JsonNode data;
                do {
                    data = client.hear("output").path("data");
                    heard.append(data.path("type").asString()).append(' ');
                } while (!data.path("type").asString().equals("exit"));
                assertThat(heard.toString()).contains("stdout ", "stderr ", "exit ");
                assertThat(data.path("code").asInt()).isEqualTo(4);
            }
        }
    }

    @Nested
    class FromSocketToSocket {
        @Test
        void goesOnWhereAClientThatVanishedWas() {
            TerminalClient first = connected();
            String id = first.hear("ssh_connected").path("session_id").asString();
            first.type("echo one\n");
            first.until("one\n");
            first.vanish();

            try (TerminalClient second = socket()) {
                second.say(frame("attach", "session_id", id, "last_seq", first.position()));
                assertThat(second.hear("attached").path("seq").asLong()).isEqualTo(first.position());
                second.type("echo two\n");
                assertThat(second.until("two\n")).isEqualTo("two\n");
            }
            awaitSessions(1); // it was attached to: goodbye does not end it
        }

        @Test
        void attachesToWhatWasConnectedOverHttpAndMovesBetweenDevices() {
            String id = user.post("/api/ssh/connect", login()).expect(200).text("/session_id");
            try (TerminalClient phone = socket();
                    TerminalClient tablet = socket()) {
                phone.say(frame("attach", "session_id", id));
                phone.hear("attached");
                phone.type("echo from the phone\n");
                phone.until("phone\n");

                tablet.say(frame("attach", "session_id", id, "last_seq", 0));
                tablet.hear("attached");
                assertThat(tablet.until("phone\n")).isEqualTo("from the phone\n");
                assertThat(phone.hear("detached").path("session_id").asString()).isEqualTo(id);
                phone.type("x");
                assertThat(phone.error()).isEqualTo("session_not_found");
            }
        }

        @Test
        void endsWhatAClientThatKnowsNothingOfItOpened() {
            try (TerminalClient client = connected()) {
                client.hear("ssh_connected");
            }
            awaitSessions(0);
        }

        @Test
        void keepsWhatAClientAskedToKeep() {
            String id;
            try (TerminalClient client = connected("keep", true)) {
                id = client.hear("ssh_connected").path("session_id").asString();
                client.say(frame("detach"));
                client.hear("detached");
            }
            try (TerminalClient client = socket()) {
                client.say(frame("attach", "session_id", id));
                client.hear("attached");
            }
        }

        @Test
        void givesNobodyElsesSession() {
            String id = user.post("/api/ssh/connect", login()).expect(200).text("/session_id");
            try (TerminalClient other =
                    TerminalClient.of(PLATFORM, PLATFORM.as(Role.ADMIN).token())) {
                other.say(frame("attach", "session_id", id));
                assertThat(other.error()).isEqualTo("session_not_found");
            }
        }

        @Test
        void endsWithTheSignInThatCarriesIt() throws Exception {
            ApiClient leaving = PLATFORM.fresh(Role.MOBILE_USER);
            leaving.post("/api/ssh/connect", login()).expect(200);
            TerminalClient client = TerminalClient.of(PLATFORM, leaving.token());
            client.say(frame("ping"));
            client.hear("pong");
            int before = server.connections();

            leaving.post("/api/v1/auth/logout-all").expect(200);

            assertThat(client.closeCode()).isEqualTo(4001);
            for (int tries = 0; server.connections() >= before; tries++) {
                if (tries > 400) throw new AssertionError("the shell is still there");
                java.util.concurrent.locks.LockSupport.parkNanos(25_000_000);
            }
        }

        @Test
        void losesNotAByteHoweverOftenItBreaks() {
            int breaks = Integer.getInteger("terminal.breaks", 1_000);
            int lines = 2_000 * breaks;
            TerminalClient client = connected("keep", true, "encoding", "base64");
            String id = client.hear("ssh_connected").path("session_id").asString();
            client.type(
                    "i=0; while [ $i -lt " + lines + " ]; do i=$((i+1)); echo \"line $i of many\"; done; echo end\n");
            Random random = new Random(7);
            StringBuilder all = new StringBuilder();
            long position = 0;
            for (int i = 0; i < breaks; i++) {
                for (int frames = random.nextInt(20); frames > 0; frames--) position = take(client, all, position);
                if (random.nextBoolean()) client.vanish();
                else client.close();
                client = socket();
                client.say(frame("attach", "session_id", id, "last_seq", position, "encoding", "base64"));
                client.hear("attached");
            }
            while (all.indexOf("end\n") < 0) {
                position = take(client, all, position);
                client.say(frame("ack", "seq", position));
            }
            client.close();

            StringBuilder expected = new StringBuilder();
            for (int i = 1; i <= lines; i++) expected.append("line ").append(i).append(" of many\n");
            assertThat(all.toString()).isEqualTo(expected.append("end\n").toString());
            user.delete("/api/ssh/sessions/" + id).expect(204);
        }

        private static long take(TerminalClient client, StringBuilder all, long position) {
            if (all.indexOf("end\n", Math.max(0, all.length() - 10)) >= 0) return position;
            JsonNode frame = client.hear("pty_output");
            byte[] bytes = Base64.getDecoder().decode(frame.path("data").asString());
            assertThat(frame.path("seq").asLong()).isEqualTo(position + bytes.length);
            all.append(new String(bytes, StandardCharsets.ISO_8859_1));
            return position + bytes.length;
        }
    }
}
