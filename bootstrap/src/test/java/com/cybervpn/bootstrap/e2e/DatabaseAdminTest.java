package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.operations.port.out.SoleJob;
import com.cybervpn.domain.shared.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Administration of the database over HTTP (T-DB), on a platform of its own, since it is emptied. */
class DatabaseAdminTest {
    private static final String AT = "/api/admin/database/";
    private static final String LOGIN = "root_of_this";
    private static final String PASSWORD = "Reset-Me-2026-Often!";

    private static final TestPlatform PLATFORM = TestPlatform.with(
            Map.of("admin.login", LOGIN, "admin.password", PASSWORD, "database.administration.backup-dir", backups()));

    @AfterAll
    static void stop() {
        PLATFORM.close();
    }

    private static String backups() {
        try {
            return Files.createTempDirectory("cybervpn-backups-").toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void asksWhoCallsBeforeItLooksAtTheBody() {
        for (String path : List.of("migrate", "seed", "backup", "reset")) {
            Map<String, Object> nonsense = Map.of("count", "many", "confirmation", 7);
            PLATFORM.anonymous().post(AT + path, nonsense).expect(401);
            for (Role role : List.of(Role.MOBILE_USER, Role.VIEWER, Role.SUPPORT, Role.OPERATOR)) {
                PLATFORM.fresh(role).post(AT + path, nonsense).expect(403);
            }
        }
        for (String path : List.of("status", "stats")) {
            PLATFORM.anonymous().get(AT + path).expect(401);
            PLATFORM.fresh(Role.MOBILE_USER).get(AT + path).expect(403);
        }
    }

    @Test
    void tellsHowFarTheSchemaIs() {
        Reply status = admin().get(AT + "status").expect(200);

        assertThat(status.text("/current_revision")).isEqualTo(status.text("/target_revision"));
        assertThat(status.body()).contains("\"pending_migrations\":0", "\"is_up_to_date\":true");
        assertThat(status.text("/migration_history/0/revision")).isEqualTo("100");
        assertThat(status.text("/last_migration_date")).isNotBlank();
    }

    @Test
    void migratesWhereThereIsSomethingToDo() {
        ApiClient admin = admin();
        Reply done = admin.post(AT + "migrate", Map.of()).expect(200);
        Reply dry = admin.post(AT + "migrate", Map.of("dry_run", true)).expect(200);
        Reply bare = admin.post(AT + "migrate", Map.of("target", "+1", "skip_backup", true))
                .expect(200);

        assertThat(Path.of(done.text("/backup_created"))).isNotEmptyFile();
        assertThat(done.body()).contains("\"migrations_applied\":[]");
        assertThat(dry.body()).contains("\"backup_created\":null");
        assertThat(bare.body()).contains("\"backup_created\":null");
        for (String target : List.of("-1", "100", "abc", "999999", "+2", "' or 1=1")) {
            admin.post(AT + "migrate", Map.of("target", target)).expect(400);
        }
        assertThat(admin.post(AT + "migrate", Map.of("target", "-1"))
                        .expect(400)
                        .text("/code"))
                .isEqualTo("no_downgrade");
    }

    @Test
    void countsRows() {
        ApiClient admin = admin();
        long before = accounts(admin.get(AT + "stats").expect(200));

        PLATFORM.account(Role.MOBILE_USER);
        PLATFORM.account(Role.MOBILE_USER);

        Reply stats = admin.get(AT + "stats").expect(200);
        assertThat(accounts(stats)).isEqualTo(before + 2);
        assertThat(stats.text("/database_size")).matches("[0-9]+ [kMG]B");
    }

    @Test
    void backsUp() throws IOException {
        ApiClient admin = admin();
        Reply plain = admin.post(AT + "backup", Map.of("backup_name", "by-hand", "compress", false))
                .expect(200);
        Reply bare = admin.post(AT + "backup").expect(200);

        assertThat(Path.of(plain.text("/backup_file"))).content().contains("copy accounts (", LOGIN);
        assertThat(bare.text("/backup_file")).matches(".*/db_backup_[0-9]{8}_[0-9]{6}(_[0-9]+)?\\.sql\\.gz");
        try (InputStream bytes = new GZIPInputStream(Files.newInputStream(Path.of(bare.text("/backup_file"))))) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)).contains("commit;");
        }
        admin.post(AT + "backup", Map.of("backup_name", "by-hand", "compress", false))
                .expect(409);
        for (String name : List.of("../up", "a/b", "", ".", "..", "a..b", "x".repeat(65), "a b", "$(id)")) {
            assertThat(admin.post(AT + "backup", Map.of("backup_name", name))
                            .expect(400)
                            .text("/code"))
                    .isEqualTo("invalid_request");
        }
    }

    @Test
    void makesRowsUp() {
        ApiClient admin = admin();
        long before = accounts(admin.get(AT + "stats").expect(200));

        Reply seeded = admin.post(AT + "seed", Map.of("seed_type", "users", "count", 25))
                .expect(200);

        assertThat(seeded.at("/records_created/users").intValue()).isEqualTo(25);
        assertThat(accounts(admin.get(AT + "stats").expect(200))).isEqualTo(before + 25);
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("count", 0),
                Map.of("count", 10_001),
                Map.of("count", "9"),
                Map.of("seed_type", "everything"),
                Map.of("environment", "production"))) {
            admin.post(AT + "seed", bad).expect(400);
        }
        admin.post(AT + "seed", Map.of("seed_type", "users", "count", 1, "clean_first", true))
                .expect(200);
        assertThat(accounts(admin.get(AT + "stats").expect(200))).isEqualTo(before + 1);
    }

    @Test
    void fillsInHowMuchOfEachKindWasAsked() {
        Reply first = admin().post(AT + "seed", Map.of("count", 6, "use_upsert", true))
                .expect(200);
        Reply second = admin().post(AT + "seed", Map.of("count", 6, "use_upsert", true))
                .expect(200);

        for (String kind : List.of("users", "ssh_keys", "ssh_profiles", "sessions", "commands", "sync_data")) {
            assertThat(first.at("/records_created/" + kind).intValue()).as(kind).isEqualTo(6);
            assertThat(second.at("/records_created/" + kind).intValue())
                    .as(kind)
                    .isZero();
        }
    }

    @Test
    void doesOneThingAtATime() {
        ApiClient admin = admin();
        PLATFORM.bean(SoleJob.class).tryAlone(() -> {
            assertThat(admin.post(AT + "backup").expect(409).text("/code")).isEqualTo("administrative_job_running");
            return true;
        });
    }

    @Test
    void resetsOnTheExactWordOnly() {
        ApiClient admin = admin();
        for (String word : List.of("reset_database", "RESET_DATABASE ", "", "yes")) {
            admin.post(AT + "reset", Map.of("confirmation", word)).expect(400);
        }
        admin.post(AT + "reset", Map.of()).expect(400);
        admin.post(AT + "reset", Map.of("confirmation", "RESET_DATABASE", "environment", "production"))
                .expect(400);
        admin.get(AT + "status").expect(200);
    }

    @Test
    void resets() {
        ApiClient admin = admin();
        ApiClient customer = PLATFORM.fresh(Role.MOBILE_USER);

        Reply reset = admin.post(AT + "reset", Map.of("confirmation", "RESET_DATABASE"))
                .expect(200);

        assertThat(Path.of(reset.text("/backup_created"))).isNotEmptyFile();
        admin.get(AT + "status").expect(401);
        customer.get("/api/v1/auth/me").expect(401);
        ApiClient again = admin();
        Reply stats = again.get(AT + "stats").expect(200);
        assertThat(accounts(stats)).isEqualTo(1);
        assertThat(again.get(AT + "status").expect(200).body()).contains("\"is_up_to_date\":true");
        assertThat(again.get("/api/v1/admin/audit-log").expect(200).body()).contains("database_reset");
    }

    @Test
    void hasNoDangerousToolsWhereDataMatters() {
        var settings = Map.<String, Object>of(
                "admin.login", LOGIN,
                "admin.password", PASSWORD,
                "stage", "production");
        try (TestPlatform production = TestPlatform.with(settings)) {
            ApiClient admin = admin(production);

            assertThat(admin.post(AT + "reset", Map.of("confirmation", "RESET_DATABASE", "environment", "testing"))
                            .expect(400)
                            .text("/code"))
                    .isEqualTo("wrong_environment");
            admin.post(AT + "seed", Map.of("environment", "testing")).expect(403);
            admin.post("/api/dev/test-data/generate", Map.of("scenario", "user_onboarding"))
                    .expect(403);
            admin.post("/api/dev/cleanup").expect(403);
        }
    }

    private static ApiClient admin() {
        return admin(PLATFORM);
    }

    private static ApiClient admin(TestPlatform platform) {
        Reply signedIn = platform.anonymous()
                .post("/api/auth/login", Map.of("username", LOGIN, "password", PASSWORD))
                .expect(200);
        return platform.anonymous().bearer(signedIn.text("/token"));
    }

    private static long accounts(Reply stats) {
        return Stream.iterate(0, i -> i + 1)
                .filter(i -> stats.text("/table_stats/" + i + "/table_name").equals("accounts"))
                .findFirst()
                .map(i -> stats.at("/table_stats/" + i + "/live_rows").intValue())
                .orElseThrow();
    }
}
