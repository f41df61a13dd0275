package com.cybervpn.remnawave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.VpnUserStatus;
import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds everything that is read from the panel against what a real one sent. */
class ModelsTest {
    /** How each successful recording is read; the others hold nothing that the platform reads. */
    private static final Map<String, Function<Wire, ?>> MODELS = Map.ofEntries(
            Map.entry("POST /api/users", HttpPanelUsers::user),
            Map.entry("PATCH /api/users", HttpPanelUsers::user),
            Map.entry("GET /api/users", HttpPanelUsers::page),
            Map.entry("GET /api/users/stream", HttpPanelUsers::batch),
            Map.entry("GET /api/users/{id}", HttpPanelUsers::user),
            Map.entry("GET /api/users/by-username/{id}", HttpPanelUsers::user),
            Map.entry("GET /api/users/by-short-uuid/{id}", HttpPanelUsers::user),
            Map.entry("POST /api/nodes", HttpPanelNodes::server),
            Map.entry("PATCH /api/nodes", HttpPanelNodes::server),
            Map.entry("GET /api/nodes/{id}", HttpPanelNodes::server),
            Map.entry("POST /api/hosts", HttpPanelHosts::host),
            Map.entry("PATCH /api/hosts", HttpPanelHosts::host),
            Map.entry("GET /api/hosts/{id}", HttpPanelHosts::host),
            Map.entry("GET /api/config-profiles", HttpPanelConfigProfiles::profiles),
            Map.entry("POST /api/config-profiles", HttpPanelConfigProfiles::profile),
            Map.entry("PATCH /api/config-profiles", HttpPanelConfigProfiles::profile),
            Map.entry("GET /api/config-profiles/{id}", HttpPanelConfigProfiles::profile),
            Map.entry("GET /api/config-profiles/inbounds", HttpPanelConfigProfiles::inbounds),
            Map.entry("GET /api/config-profiles/{id}/inbounds", HttpPanelConfigProfiles::inbounds),
            Map.entry("GET /api/internal-squads", HttpPanelSquads::internals),
            Map.entry("POST /api/internal-squads", HttpPanelSquads::internal),
            Map.entry("PATCH /api/internal-squads", HttpPanelSquads::internal),
            Map.entry("GET /api/internal-squads/{id}", HttpPanelSquads::internal),
            Map.entry("GET /api/external-squads", HttpPanelSquads::externals),
            Map.entry("POST /api/external-squads", HttpPanelSquads::external),
            Map.entry("PATCH /api/external-squads", HttpPanelSquads::external),
            Map.entry("GET /api/external-squads/{id}", HttpPanelSquads::external),
            Map.entry("GET /api/snippets", HttpPanelSnippets::snippets),
            Map.entry("POST /api/subscription-templates", HttpPanelTemplates::template),
            Map.entry("PATCH /api/subscription-templates", HttpPanelTemplates::template),
            Map.entry("GET /api/subscription-templates/{id}", HttpPanelTemplates::template),
            Map.entry("GET /api/subscriptions/by-id/{id}", HttpPanelSubscriptions::subscription),
            Map.entry("GET /api/subscriptions/by-username/{id}", HttpPanelSubscriptions::subscription),
            Map.entry("GET /api/subscriptions/by-short-uuid/{id}", HttpPanelSubscriptions::subscription),
            Map.entry("GET /api/system/metadata", HttpPanelSystem::version),
            Map.entry("GET /api/system/stats", HttpPanelSystem::totals),
            Map.entry("GET /api/bandwidth-stats/nodes", HttpPanelSystem::traffic));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Drift drift = new Drift(meters);

    static Stream<String> recordings() {
        return Recording.names().stream()
                .filter(name -> !name.startsWith("webhook-"))
                .filter(name -> model(Recording.of(name)) != null);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void readsEveryRecordingWithoutLosingAMember(String name) {
        Recording recording = Recording.of(name);
        Function<Wire, ?> model = Objects.requireNonNull(model(recording));

        assertThat(Wire.<@Nullable Object>read("recorded", recording.content(), drift, model::apply))
                .isNotNull();

        assertThat(drifts()).isEmpty();
    }

    @Test
    void hasARecordingForEveryModel() {
        var seen = recordings().map(name -> key(Recording.of(name))).distinct().toList();

        assertThat(seen).containsExactlyInAnyOrderElementsOf(MODELS.keySet());
    }

    @Test
    void keepsEveryValueOfAUser() {
        PanelUser user = Wire.read(
                "user", Recording.of("state-08-limited-reset-traffic").content(), drift, HttpPanelUsers::user);

        assertThat(user.id().value()).isEqualTo(11);
        assertThat(user.shortUuid()).isEqualTo("Gyd5Uj23dLzGJxhw");
        assertThat(user.status()).isEqualTo(VpnUserStatus.ACTIVE);
        assertThat(user.trafficLimitBytes()).isEqualTo(5000);
        assertThat(user.usedTrafficBytes()).isZero();
        assertThat(user.lifetimeTrafficBytes()).isEqualTo(2000);
        assertThat(user.expiresAt()).isEqualTo(Instant.parse("2026-11-25T04:37:31Z"));
        assertThat(user.trafficResetAt()).isEqualTo(Instant.parse("2026-11-22T04:39:06.770Z"));
        assertThat(user.telegramId()).isNull();
    }

    @Test
    void readsBareArraysOfNodesAndHosts() {
        List<?> nodes = (List<?>) Objects.requireNonNull(body("nodes-04-list").get("response"));
        List<?> hosts = (List<?>) Objects.requireNonNull(body("hosts-04-list").get("response"));

        assertThat(Wire.readAll("node", nodes, drift, HttpPanelNodes::server)).hasSize(1);
        assertThat(Wire.readAll("host", hosts, drift, HttpPanelHosts::host)).hasSize(2);
        assertThat(drifts()).isEmpty();
    }

    @Test
    void countsAMemberThatNobodyKnowsAndReadsOn() {
        JsonObject user = Recording.of("users-06-get").content().copy().set("mood", "good");

        assertThat(Wire.read("user", user, drift, HttpPanelUsers::user).username())
                .isEqualTo("alice_01");

        assertThat(drifts()).containsExactly("unknown user.mood");
    }

    @Test
    void countsAnOptionalMemberThatIsGoneAndReadsOn() {
        JsonObject user = Recording.of("users-06-get").content().copy().remove("telegramId");

        assertThat(Wire.read("user", user, drift, HttpPanelUsers::user).telegramId())
                .isNull();

        assertThat(drifts()).containsExactly("missing user.telegramId");
    }

    @Test
    void refusesAnAnswerWithoutARequiredMember() {
        JsonObject user = Recording.of("users-06-get").content().copy().remove("shortUuid");

        assertThatThrownBy(() -> Wire.read("user", user, drift, HttpPanelUsers::user))
                .isInstanceOf(Wire.Unusable.class)
                .hasMessageContaining("user.shortUuid");
    }

    @Test
    void readsSnakeCaseAsWell() {
        JsonObject camel = Recording.of("users-06-get").content();
        JsonObject snake = Json.object(
                snakeCase(new String(Json.write(camel), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));

        assertThat(Wire.read("user", snake, drift, HttpPanelUsers::user))
                .isEqualTo(Wire.read("user", camel, drift, HttpPanelUsers::user));
        assertThat(drifts()).isEmpty();
    }

    private static String snakeCase(String json) {
        return java.util.regex.Pattern.compile("\"([a-z]+[A-Za-z]*)\":")
                .matcher(json)
                .replaceAll(name ->
                        "\"" + name.group(1).replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT) + "\":");
    }

    private static JsonObject body(String name) {
        return Objects.requireNonNull(Recording.of(name).response().object("body"));
    }

    private List<String> drifts() {
        var found = new ArrayList<String>();
        for (var counter : meters.find("remnawave.drift").counters()) {
            var id = counter.getId();
            found.add(id.getTag("kind") + " " + id.getTag("model") + "." + id.getTag("member"));
        }
        return found;
    }

    private static @Nullable Function<Wire, ?> model(Recording recording) {
        Long status = recording.response().whole("status");
        boolean whole = recording.response().get("body") instanceof JsonObject body
                && body.object("response") != null
                && !new String(Json.write(body), StandardCharsets.UTF_8).contains(" more\"");
        return status != null && status < 300 && whole ? MODELS.get(key(recording)) : null;
    }

    private static String key(Recording recording) {
        String path = String.valueOf(recording.request().get("path")).replaceAll("\\?.*", "");
        String template = path.replaceAll("/[0-9]+(?=/|$)", "/{id}")
                .replaceAll("/[0-9a-f]{8}-[0-9a-f-]{27}(?=/|$)", "/{id}")
                .replaceAll("(by-username|by-short-uuid)/[^/]+$", "$1/{id}");
        return recording.request().get("method") + " " + template;
    }
}
