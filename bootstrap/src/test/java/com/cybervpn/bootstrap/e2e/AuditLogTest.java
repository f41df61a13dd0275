package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.domain.shared.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The audit log over HTTP (R-800..R-803). */
class AuditLogTest {
    private final TestPlatform platform = TestPlatform.shared();

    @Test
    void listsTheNewestFirstAndNarrows() {
        record("first", Map.of("limit", 1));
        record("second", null);

        Reply all = platform.as(Role.ADMIN)
                .get("/api/v1/admin/audit-log?page=1&page_size=2&entity_type=audit-test")
                .expect(200);

        assertThat(all.text("/0/entity_id")).isEqualTo("second");
        assertThat(all.text("/0/ip_address")).isEqualTo("203.0.113.7");
        assertThat(all.body()).contains("\"admin_id\":null", "\"old_value\":null", "\"new_value\":{\"limit\":1}");
        Reply narrowed = platform.as(Role.ADMIN)
                .get("/api/v1/admin/audit-log/?entity_type=audit-test&entity_id=first")
                .expect(200);
        assertThat(narrowed.text("/0/entity_id")).isEqualTo("first");
    }

    @Test
    void recordsASignIn() {
        var account = platform.account(Role.VIEWER);
        platform.signedIn(account);

        Reply entries = platform.as(Role.ADMIN)
                .get("/api/v1/admin/audit-log?admin_id=" + account.id())
                .expect(200);

        assertThat(entries.body()).contains("\"action\":\"login");
        assertThat(entries.body()).doesNotContain(TestPlatform.PASSWORD);
    }

    @Test
    void provesThatItIsWhole() {
        record("verified", null);

        Reply verification = platform.as(Role.ADMIN)
                .get("/api/v1/admin/audit-log/verification")
                .expect(200);

        assertThat(verification.body()).contains("\"intact\":true");
    }

    @Test
    void isForAdminsOnly() {
        for (Role role : new Role[] {Role.OPERATOR, Role.SUPPORT, Role.VIEWER, Role.MOBILE_USER}) {
            platform.as(role).get("/api/v1/admin/audit-log").expect(403);
            platform.as(role).get("/api/v1/admin/audit-log/verification").expect(403);
        }
        platform.anonymous().get("/api/v1/admin/audit-log").expect(401);
    }

    @Test
    void refusesPagesThatCannotBe() {
        platform.as(Role.ADMIN).get("/api/v1/admin/audit-log?page=0").expect(422);
        platform.as(Role.ADMIN).get("/api/v1/admin/audit-log?page_size=101").expect(422);
        platform.as(Role.ADMIN).get("/api/v1/admin/audit-log?admin_id=me").expect(422);
    }

    private void record(String entityId, @Nullable Map<String, Object> newValue) {
        platform.bean(AuditTrail.class)
                .record(new AuditTrail.Entry(
                        null, "tested", "audit-test", entityId, null, newValue, new Origin("203.0.113.7", "test")));
    }
}
