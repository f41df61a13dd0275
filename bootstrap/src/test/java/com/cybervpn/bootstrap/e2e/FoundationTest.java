package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.shared.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every surface of the running platform has in common. */
class FoundationTest {
    private final TestPlatform platform = TestPlatform.shared();

    @Test
    void answersHealthToAnyone() {
        assertThat(platform.anonymous().get("/health").expect(200).text("/status"))
                .isEqualTo("ok");
    }

    @Test
    void answersWithAndWithoutATrailingSlash() {
        platform.anonymous().get("/health/").expect(200);
        platform.local().get("/api/v1/health/").expect(200);
    }

    @Test
    void publishesItsDescriptionWithATag() {
        Reply document = platform.anonymous().get("/openapi.json").expect(200);

        assertThat(document.text("/openapi")).startsWith("3.1");
        platform.anonymous()
                .with("If-None-Match", document.header("ETag"))
                .get("/openapi.json")
                .expect(304);
    }

    @Test
    void showsItsDescriptionWithScriptsOfItsOwn() {
        ApiClient anyone = platform.anonymous().unchecked();

        assertThat(anyone.get("/docs").expect(200).body())
                .contains("src=\"/docs/init.js\"")
                .doesNotContain("http")
                .doesNotContain("<script>");
        anyone.get("/docs/swagger-ui-bundle.js").expect(200);
        anyone.get("/docs/init.js").expect(200);
        anyone.get("/docs/application.yml").expect(404);
    }

    @Test
    void keepsManagementToItsOwnListener() {
        platform.management().get("/health/liveness").expect(200);
        platform.management().get("/health/readiness").expect(200);
        assertThat(platform.management().get("/prometheus").expect(200).body()).contains("jvm_memory_used_bytes");
        platform.management().get("/api/v1/auth/me").expect(404);
        platform.anonymous().unchecked().get("/prometheus").expect(404);
        platform.anonymous().unchecked().get("/health/liveness").expect(404);
    }

    @Nested
    class TheDeployer {
        @Test
        void isServedTwice() {
            platform.local().get("/api/v1/health").expect(200);
            platform.anonymous().get("/deployer/api/v1/health").expect(401);
            platform.as(Role.SUPPORT).get("/deployer/api/v1/health").expect(403);
            platform.as(Role.OPERATOR).get("/deployer/api/v1/health").expect(200);
        }

        @Test
        void takesNoNoticeOfTokensOnTheLocalListener() {
            platform.local().bearer("garbage").get("/api/v1/health").expect(200);
        }

        @Test
        void isAllThatTheLocalListenerServes() {
            platform.local().unchecked().get("/health").expect(404);
            platform.local().unchecked().get("/api/v1/auth/me").expect(404);
            platform.local().unchecked().get("/prometheus").expect(404);
            platform.local().unchecked().get("/deployer/api/v1/health").expect(404);
        }

        @Test
        void refusesOtherPeoplesPages() throws IOException {
            platform.local()
                    .unchecked()
                    .with("Origin", "https://evil.example")
                    .get("/api/v1/health")
                    .expect(403);
            assertThat(statusOf("GET /api/v1/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .isEqualTo("HTTP/1.1 421");
            assertThat(statusOf("GET /../health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .isEqualTo("HTTP/1.1 404");
            assertThat(statusOf("GET http://localhost/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .isEqualTo("HTTP/1.1 404");
        }

        private String statusOf(String request) throws IOException {
            int port = URI.create(platform.address("local")).getPort();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            }
        }
    }

    @Nested
    class Errors {
        @ParameterizedTest
        @CsvSource({
            "/api/v1/nowhere, /detail, Not Found",
            "/api/v1/mobile/nowhere, /detail, Not Found",
            "/deployer/api/v1/nowhere, /error, unauthorized",
            "/api/v1/apps/1/nowhere, /error, Not Found",
            "/api/ssh/nowhere, /code, not_found",
        })
        void haveTheShapeOfTheirSurface(String path, String member, String value) {
            assertThat(platform.anonymous().unchecked().get(path).text(member)).isEqualTo(value);
        }

        @Test
        void sayHowToSignIn() {
            Reply reply = platform.anonymous().get("/api/v1/auth/me").expect(401);

            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(reply.text("/detail")).isEqualTo("Not authenticated");
        }

        @Test
        void sayWhichMethodsThereAre() {
            Reply reply = platform.anonymous().unchecked().delete("/health").expect(405);

            assertThat(reply.header("Allow")).contains("GET");
            assertThat(reply.text("/detail")).isEqualTo("Method Not Allowed");
        }

        @Test
        void nameTheMemberThatIsMissing() {
            Reply reply =
                    platform.anonymous().post("/api/v1/auth/login", Map.of()).expect(422);

            assertThat(reply.text("/detail/0/loc/0")).isEqualTo("body");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"login_or_email\": | 422",
                    "[] | 422",
                    "{\"login_or_email\":1,\"password\":\"x\"} | 422",
                    "{\"login_or_email\":[\"x\"],\"password\":\"x\"} | 422",
                })
        void takeBrokenOrWronglyTypedJsonForInvalid(String body, int status) {
            Reply reply = platform.anonymous()
                    .send("POST", "/api/v1/auth/login", "application/json", body.getBytes(StandardCharsets.UTF_8))
                    .expect(status);

            assertThat(reply.body()).doesNotContain("java").doesNotContain("com.cybervpn");
        }

        @Test
        void sayThatABodyIsOfTheWrongType() {
            platform.anonymous()
                    .send("POST", "/api/v1/auth/login", "text/plain", new byte[] {'x'})
                    .expect(415);
        }
    }

    @Nested
    class Headers {
        @Test
        void protectBrowsersOnSuccessAndOnFailure() {
            for (String path : new String[] {"/health", "/nowhere"}) {
                Reply reply = platform.anonymous().unchecked().get(path);

                assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
                assertThat(reply.header("Content-Security-Policy")).contains("script-src 'self';");
                assertThat(reply.header("Cache-Control")).isEqualTo("no-store, max-age=0");
                assertThat(reply.header("Strict-Transport-Security")).isEmpty();
            }
        }

        @Test
        void nameTheRequest() {
            ApiClient anyone = platform.anonymous();

            assertThat(anyone.with("X-Request-ID", "abc-1").get("/health").header("X-Request-ID"))
                    .isEqualTo("abc-1");
            assertThat(anyone.with("X-Request-ID", "x".repeat(129))
                            .get("/health")
                            .header("X-Request-ID"))
                    .hasSize(36);
            assertThat(anyone.unchecked().get("/nowhere").header("X-Request-ID"))
                    .hasSize(36);
        }

        @Test
        void letAnyPageCallHostingButNotTheVpnApi() {
            ApiClient page = platform.anonymous()
                    .unchecked()
                    .with("Origin", "https://page.example")
                    .with("Access-Control-Request-Method", "PATCH");

            Reply hosting = page.send("OPTIONS", "/api/v1/apps/1/env", null).expect(204);
            assertThat(hosting.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(hosting.header("Access-Control-Allow-Methods"))
                    .contains("PATCH")
                    .contains("DELETE");
            assertThat(hosting.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(page.get("/api/v1/apps").header("Access-Control-Allow-Origin"))
                    .isEqualTo("*");
            assertThat(page.get("/api/v1/users").header("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Nested
    class Cookies {
        private final String cookie = "access_token=" + platform.as(Role.VIEWER).token();

        @Test
        void signInWhereThereIsNoHeader() {
            platform.anonymous().with("Cookie", cookie).get("/api/v1/auth/me").expect(200);
            platform.anonymous()
                    .with("Cookie", cookie)
                    .with("Authorization", "Bearer garbage")
                    .get("/api/v1/auth/me")
                    .expect(401);
        }

        @Test
        void doNotSignInOtherPeoplesPages() {
            platform.anonymous()
                    .unchecked()
                    .with("Cookie", cookie)
                    .with("Origin", "https://evil.example")
                    .post("/api/v1/auth/logout")
                    .expect(403);
            platform.anonymous()
                    .with("Cookie", cookie)
                    .send("POST", "/api/v1/auth/logout", "application/x-www-form-urlencoded", new byte[] {'x'})
                    .expect(415);
        }
    }

    @Nested
    class Limits {
        @Test
        void countEachClientAndPathByItself() {
            try (TestPlatform limited = TestPlatform.with(
                    Map.of("rate-limit.enabled", true, "rate-limit.requests", 3, "trust-proxy-headers", true))) {
                ApiClient client = limited.anonymous().with("X-Forwarded-For", "203.0.113.7");
                for (int i = 0; i < 3; i++) client.get("/health").expect(200);

                Reply refused = client.get("/health").expect(429);

                assertThat(refused.header("Retry-After")).isEqualTo("60");
                assertThat(refused.text("/detail")).isEqualTo("Too many requests");
                limited.anonymous()
                        .with("X-Forwarded-For", "203.0.113.8")
                        .get("/health")
                        .expect(200);
                client.get("/api/v1/auth/me").expect(401);
            }
        }
    }
}
