package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.domain.shared.Role;
import org.junit.jupiter.api.Test;

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
    void servesTheDeployerTwice() {
        platform.local().get("/api/v1/health").expect(200);
        platform.anonymous().get("/deployer/api/v1/health").expect(401);
        platform.as(Role.SUPPORT).get("/deployer/api/v1/health").expect(403);
        platform.as(Role.OPERATOR).get("/deployer/api/v1/health").expect(200);
    }

    @Test
    void servesNothingElseOnTheLocalListener() {
        platform.local().unchecked().get("/health").expect(404);
        platform.local().unchecked().get("/api/v1/auth/me").expect(404);
        platform.local().unchecked().get("/prometheus").expect(404);
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
}
