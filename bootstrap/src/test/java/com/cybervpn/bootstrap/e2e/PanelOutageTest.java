package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.shared.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a panel that is gone or hangs, what needs it says so in bounded time, and all else works. */
class PanelOutageTest {
    private static final List<String> READS = List.of(
            "/api/v1/servers",
            "/api/v1/servers/stats",
            "/api/v1/users",
            "/api/v1/hosts",
            "/api/v1/config-profiles",
            "/api/v1/inbounds",
            "/api/v1/snippets",
            "/api/v1/squads/internal",
            "/api/v1/xray/config",
            "/api/v1/monitoring/stats",
            "/api/v1/monitoring/bandwidth?period=today");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isSaidWhereThePanelIsNeededAndNowhereElse(boolean hangs) throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            if (!hangs) silent.close();
            try (var platform = TestPlatform.with(Map.of(
                    "remnawave.url",
                    "http://127.0.0.1:" + silent.getLocalPort(),
                    "remnawave.token",
                    "none",
                    "remnawave.timeout",
                    "300ms",
                    "remnawave.breaker-threshold",
                    1000))) {
                ApiClient admin = platform.as(Role.ADMIN);
                long start = System.nanoTime();

                for (String path : READS) {
                    Reply reply = admin.get(path).expect(502);
                    assertThat(reply.body()).doesNotContain("127.0.0.1").doesNotContain("Exception");
                }
                admin.post("/api/v1/users", Map.of("username", "nobody")).expect(502);
                admin.get("/api/v1/users/" + UUID.randomUUID()).expect(404);
                Reply health = admin.get("/api/v1/monitoring/health").expect(200);
                assertThat(health.text("/status")).isEqualTo("unhealthy");

                ApiClient customer = platform.fresh(Role.MOBILE_USER);
                assertThat(customer.get("/api/v1/subscriptions/active")
                                .expect(200)
                                .text("/status"))
                        .isEqualTo("none");
                customer.get("/api/v1/plans").expect(200);
                customer.get("/api/v1/auth/me").expect(200);
                platform.anonymous().get("/health").expect(200);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            }
        }
    }
}
