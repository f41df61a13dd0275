package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.application.terminal.port.out.Tiers;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Starting points for tests over HTTP (T-DEV). */
class TestDataTest {
    private static final String GENERATE = "/api/dev/test-data/generate";
    private static final String CLEAN_UP = "/api/dev/cleanup";
    private static final TestPlatform PLATFORM = TestPlatform.with(Map.of("stage", "testing"));

    @AfterAll
    static void stop() {
        PLATFORM.close();
    }

    @Test
    void isForAdministrators() {
        PLATFORM.anonymous().post(GENERATE, Map.of()).expect(401);
        PLATFORM.anonymous().post(CLEAN_UP).expect(401);
        PLATFORM.as(Role.MOBILE_USER).post(GENERATE, Map.of()).expect(403);
        PLATFORM.as(Role.OPERATOR).post(CLEAN_UP).expect(403);
    }

    @Test
    void givesUsersWhoCanSignInAndTakesThemAway() {
        ApiClient admin = PLATFORM.as(Role.ADMIN);
        Account person = PLATFORM.account(Role.MOBILE_USER);
        Reply generated = admin.post(
                        GENERATE,
                        Map.of(
                                "scenario",
                                "ssh_workflow",
                                "parameters",
                                Map.of("user_count", 2, "command_count", 7, "ssh_profiles_per_user", 3)))
                .expect(200);

        assertThat(generated.at("/data_created/users").intValue()).isEqualTo(2);
        assertThat(generated.at("/data_created/ssh_profiles").intValue()).isEqualTo(6);
        assertThat(generated.at("/data_created/commands").intValue()).isEqualTo(7);
        assertThat(generated.at("/data_created/sessions").intValue()).isEqualTo(2);
        signIn(generated, 0);
        ApiClient user = signIn(generated, 1);

        Reply kept = admin.post(CLEAN_UP).expect(200);
        assertThat(kept.at("/cleaned_records/users").intValue())
                .as("younger than a day")
                .isZero();
        Reply rows = admin.post(CLEAN_UP, Map.of("older_than_hours", 0, "include_test_users", false))
                .expect(200);
        assertThat(rows.at("/cleaned_records/users").intValue()).isZero();
        assertThat(rows.at("/cleaned_records/commands").intValue()).isEqualTo(7);
        assertThat(rows.at("/cleaned_records/ssh_profiles").intValue()).isEqualTo(6);
        assertThat(rows.at("/cleaned_records/sessions").intValue()).isEqualTo(2);
        Reply users = admin.post(CLEAN_UP, Map.of("older_than_hours", 0)).expect(200);
        assertThat(users.at("/cleaned_records/users").intValue()).isEqualTo(2);
        Reply nothing = admin.post(CLEAN_UP, Map.of("older_than_hours", 0)).expect(200);
        assertThat(nothing.at("/cleaned_records/users").intValue()).isZero();
        user.get("/api/v1/auth/me").expect(401);
        assertThat(PLATFORM.bean(Accounts.class).find(person.id())).isPresent();
        admin.get("/api/admin/database/status").expect(200);
    }

    private static ApiClient signIn(Reply generated, int index) {
        String user = "/test_users/" + index;
        Reply entered = PLATFORM.anonymous()
                .post(
                        "/api/auth/login",
                        Map.of(
                                "username", generated.text(user + "/email"),
                                "password", generated.text(user + "/password")))
                .expect(200);
        assertThat(entered.text("/user_id")).isEqualTo(generated.text(user + "/user_id"));
        return PLATFORM.anonymous().bearer(entered.text("/token"));
    }

    @Test
    void givesDevicesThatDisagree() {
        ApiClient admin = PLATFORM.as(Role.ADMIN);
        Reply generated = admin.post(
                        GENERATE, Map.of("scenario", "sync_testing", "parameters", Map.of("user_count", 2)))
                .expect(200);
        assertThat(generated.at("/data_created/sync_data").intValue()).isEqualTo(12);
        for (int i = 0; i < 2; i++) settleAll(signIn(generated, i));

        admin.post(CLEAN_UP, Map.of("older_than_hours", 0)).expect(200);
        var account = new AccountId(UUID.fromString(generated.text("/test_users/0/user_id")));
        assertThat(PLATFORM.bean(Devices.class).list(account)).isEmpty();
        assertThat(PLATFORM.bean(Tiers.class).find(account)).isEmpty();
    }

    private static void settleAll(ApiClient user) {
        String pull = "/api/sync/data?data_types=all&device_id=tablet&device_name=Tablet";
        assertThat(user.get("/api/subscription/current").expect(200).text("/plan_id"))
                .isEqualTo("pro");
        assertThat(user.get("/api/user/devices").expect(200).json().findValuesAsString("device_type"))
                .containsExactlyInAnyOrder("ios", "web");
        Reply pulled = user.get(pull).expect(200);
        assertThat(pulled.at("/total_items").intValue()).isEqualTo(6);
        assertThat(pulled.at("/device_count").intValue()).isEqualTo(3);
        assertThat(pulled.text("/conflict_type")).isEqualTo("concurrent_modification");
        Reply open = user.get("/api/sync/conflicts").expect(200);
        assertThat(open.at("/total").intValue()).isEqualTo(2);

        List<String> answers = List.of("local", "merge");
        for (int i = 0; i < answers.size(); i++) {
            String conflict = open.text("/conflicts/" + i + "/conflict_id");
            Reply settled = user.post(
                            "/api/sync/conflicts/" + conflict + "/resolve", Map.of("resolution", answers.get(i)))
                    .expect(200);
            assertThat(user.get(pull).expect(200).body()).contains(settled.text("/final_data/host"));
        }
        assertThat(open.text("/conflicts/0/device_info/remote_device_name")).isEqualTo("Phone");
        assertThat(user.get("/api/sync/conflicts").expect(200).at("/total").intValue())
                .isZero();
        Reply stats = user.get("/api/sync/stats").expect(200);
        assertThat(stats.at("/total_conflicts").intValue()).isEqualTo(2);
        assertThat(stats.at("/resolved_conflicts").intValue()).isEqualTo(2);
    }

    @Test
    void buildsEveryScenario() {
        ApiClient admin = PLATFORM.as(Role.ADMIN);
        for (String scenario :
                List.of("user_onboarding", "ssh_workflow", "command_history", "sync_testing", "performance_testing")) {
            Reply generated = admin.post(GENERATE, Map.of("scenario", scenario)).expect(200);
            assertThat(generated.text("/scenario")).isEqualTo(scenario);
            assertThat(generated.at("/data_created/users").intValue()).isPositive();
        }
        admin.post(CLEAN_UP, Map.of("older_than_hours", 0)).expect(200);
    }

    @Test
    void refusesWhatCannotBe() {
        ApiClient admin = PLATFORM.as(Role.ADMIN);
        admin.post(GENERATE, Map.of()).expect(400);
        admin.post(GENERATE, Map.of("scenario", "chaos")).expect(400);
        for (String number :
                List.of("user_count", "command_count", "session_duration_hours", "ssh_profiles_per_user")) {
            admin.post(GENERATE, Map.of("scenario", "user_onboarding", "parameters", Map.of(number, -1)))
                    .expect(400);
        }
        admin.post(CLEAN_UP, Map.of("older_than_hours", -1)).expect(400);
        admin.post(CLEAN_UP, Map.of("data_types", List.of("servers"))).expect(400);
    }
}
