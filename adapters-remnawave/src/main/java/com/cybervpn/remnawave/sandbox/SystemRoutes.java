package com.cybervpn.remnawave.sandbox;

import static com.cybervpn.remnawave.sandbox.Router.ok;

import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.remnawave.sandbox.Form.Need;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The panel about itself and its traffic: {@code /api/system}, {@code /api/bandwidth-stats}, keys, connections. */
final class SystemRoutes {
    private static final int KEY_PAIRS = 30;
    private static final long MAX_DAYS = 366;

    private final PanelContext panel;
    private final PanelState state;
    private final Users users;

    SystemRoutes(PanelContext panel, Users users) {
        this.panel = panel;
        this.state = panel.state();
        this.users = users;
    }

    void routes(Router router) {
        router.on("GET", "/api/system/metadata", "system:metadata", _ -> ok(metadata()))
                .on("GET", "/api/system/configuration", "system:configuration", _ -> ok(configuration()))
                .on("GET", "/api/system/health", "system:health", _ -> ok(health()))
                .on("GET", "/api/system/stats", "system:stats", _ -> ok(stats()))
                .on("GET", "/api/system/stats/bandwidth", "system:stats", _ -> ok(bandwidth()))
                .on("GET", "/api/system/stats/nodes", "system:stats", _ -> ok(nodesOfWeek()))
                .on("GET", "/api/system/stats/recap", "system:stats", _ -> ok(recap()))
                .on("GET", "/api/system/stats/digest", "system:stats", this::digest)
                .on("GET", "/api/system/nodes/metrics", "system:nodes-metrics", _ -> ok(nodeMetrics()))
                .on("GET", "/api/system/tools/x25519/generate", "system:tools", _ -> ok(keyPairs()))
                .on("GET", "/api/keygen", "keygen:get", _ -> ok(nodeKey()))
                .on("GET", "/api/bandwidth-stats/nodes", "bandwidth-stats:nodes", call -> ok(series(call, _ -> true)))
                .on("GET", "/api/bandwidth-stats/users/{userId}", "bandwidth-stats:users", this::userSeries)
                .on("GET", "/api/bandwidth-stats/nodes/{uuid}/users", "bandwidth-stats:nodes", this::nodeUsers)
                .on("POST", "/api/bandwidth-stats/nodes/users", "bandwidth-stats:nodes", this::nodesUsers)
                .on("POST", "/api/bandwidth-stats/nodes/usage", "bandwidth-stats:nodes", this::nodesUsage)
                .on("POST", "/api/connections/drop", "connections:drop", this::dropConnections);
    }

    private static JsonObject metadata() {
        String sha = "0f344f388807f5323b49024a563b3f8146d66857";
        return new JsonObject()
                .set("version", PanelContext.VERSION)
                .set(
                        "build",
                        new JsonObject().set("time", "2011-11-11T11:11:11Z").set("number", "0"))
                .set(
                        "git",
                        new JsonObject()
                                .set(
                                        "backend",
                                        new JsonObject()
                                                .set("commitSha", sha)
                                                .set("branch", "dev")
                                                .set("commitUrl", "https://github.com/remnawave/backend/commit/" + sha))
                                .set(
                                        "frontend",
                                        new JsonObject()
                                                .set("commitSha", sha)
                                                .set(
                                                        "commitUrl",
                                                        "https://github.com/remnawave/frontend/commit/" + sha)));
    }

    private JsonObject configuration() {
        return new JsonObject()
                .set(
                        "notifications",
                        new JsonObject()
                                .set("webhook", true)
                                .set("bandwidthUsage", List.of(60L, 80L))
                                .set("notConnectedAfter", List.of(6L, 24L))
                                .set("expirationNotifications", List.of(-72L, -24L, 24L)))
                .set(
                        "service",
                        new JsonObject()
                                .set("cleanUsageHistory", false)
                                .set("disableUserUsageRecords", false)
                                .set("disableSrhRecords", false)
                                .set("exportToRedisStream", false))
                .set(
                        "misc",
                        new JsonObject()
                                .set("shortUuidLength", 16L)
                                .set("userUsageIgnoreBelowBytes", 0L)
                                .set(
                                        "subPublicDomain",
                                        panel.subscriptionUrl("").replaceAll("^https?://|/$", "")));
    }

    private JsonObject health() {
        Runtime runtime = Runtime.getRuntime();
        var metrics = new ArrayList<JsonObject>();
        for (String instance : List.of("api", "scheduler", "processor")) {
            metrics.add(new JsonObject()
                    .set("rss", runtime.totalMemory())
                    .set("heapUsed", runtime.totalMemory() - runtime.freeMemory())
                    .set("heapTotal", runtime.totalMemory())
                    .set("external", 0L)
                    .set("arrayBuffers", 0L)
                    .set("eventLoopDelayMs", 0L)
                    .set("eventLoopP99Ms", 0L)
                    .set("activeHandles", 1L)
                    .set("uptime", uptime())
                    .set("pid", ProcessHandle.current().pid())
                    .set("timestamp", panel.now().toEpochMilli())
                    .set("instanceId", "0")
                    .set("instanceType", instance));
        }
        return new JsonObject().set("runtimeMetrics", metrics);
    }

    private double uptime() {
        return Duration.between(panel.startedAt(), panel.now()).toMillis() / 1000.0;
    }

    private JsonObject stats() {
        Runtime runtime = Runtime.getRuntime();
        var counts = new JsonObject();
        for (String status : List.of("ACTIVE", "DISABLED", "LIMITED", "EXPIRED")) {
            counts.set(status, count(user -> status.equals(user.text("status"))));
        }
        return new JsonObject()
                .set("cpu", new JsonObject().set("cores", (long) runtime.availableProcessors()))
                .set(
                        "memory",
                        new JsonObject()
                                .set("total", runtime.maxMemory())
                                .set("free", runtime.freeMemory())
                                .set("used", runtime.totalMemory() - runtime.freeMemory()))
                .set("uptime", uptime())
                .set("timestamp", panel.now().toEpochMilli())
                .set("users", new JsonObject().set("statusCounts", counts).set("totalUsers", (long) state.users.size()))
                .set(
                        "onlineStats",
                        new JsonObject()
                                .set("onlineNow", onlineWithin(Duration.ofMinutes(2)))
                                .set("lastDay", onlineWithin(Duration.ofDays(1)))
                                .set("lastWeek", onlineWithin(Duration.ofDays(7)))
                                .set("neverOnline", count(user -> user.get("onlineAt") == null)))
                .set(
                        "nodes",
                        new JsonObject()
                                .set("totalOnline", (long) connected().size())
                                .set("totalBytesLifetime", Long.toString(bytes(_ -> true))));
    }

    private long onlineWithin(Duration time) {
        Instant since = panel.now().minus(time);
        return count(user -> {
            String onlineAt = user.text("onlineAt");
            return onlineAt != null && !Times.instant(onlineAt).isBefore(since);
        });
    }

    private long count(Predicate<JsonObject> that) {
        return state.users.where(that).size();
    }

    private List<JsonObject> connected() {
        return state.nodes.where(node -> Boolean.TRUE.equals(node.flag("isConnected")));
    }

    private JsonObject bandwidth() {
        LocalDate today = LocalDate.ofInstant(panel.now(), ZoneOffset.UTC);
        LocalDate month = today.withDayOfMonth(1);
        LocalDate year = today.with(TemporalAdjusters.firstDayOfYear());
        return new JsonObject()
                .set("bandwidthLastTwoDays", compared(today, today.minusDays(1), today.minusDays(1)))
                .set("bandwidthLastSevenDays", compared(today.minusDays(6), today.minusDays(13), today.minusDays(7)))
                .set("bandwidthLast30Days", compared(today.minusDays(29), today.minusDays(59), today.minusDays(30)))
                .set("bandwidthCalendarMonth", compared(month, month.minusMonths(1), month.minusDays(1)))
                .set("bandwidthCurrentYear", compared(year, year.minusYears(1), year.minusDays(1)));
    }

    private JsonObject compared(LocalDate from, LocalDate before, LocalDate beforeEnd) {
        long current = bytes(record -> day(record).compareTo(from.toString()) >= 0);
        long previous = bytes(record ->
                day(record).compareTo(before.toString()) >= 0 && day(record).compareTo(beforeEnd.toString()) <= 0);
        return new JsonObject()
                .set("current", Sizes.readable(current))
                .set("previous", Sizes.readable(previous))
                .set("difference", Sizes.readable(current - previous));
    }

    private JsonObject nodesOfWeek() {
        LocalDate today = LocalDate.ofInstant(panel.now(), ZoneOffset.UTC);
        var days = new ArrayList<JsonObject>();
        for (JsonObject node : state.nodes.all()) {
            for (int back = 6; back >= 0; back--) {
                String day = today.minusDays(back).toString();
                long bytes = bytes(
                        record -> day(record).equals(day) && Objects.equals(record.get("node"), node.get("uuid")));
                if (bytes > 0) {
                    days.add(new JsonObject()
                            .set("nodeName", node.get("name"))
                            .set("date", day)
                            .set("totalBytes", Long.toString(bytes)));
                }
            }
        }
        return new JsonObject().set("lastSevenDays", days);
    }

    private JsonObject recap() {
        String month = panel.timestamp().substring(0, 7);
        long newUsers = count(user -> String.valueOf(user.get("createdAt")).startsWith(month));
        JsonObject single = state.single("panel");
        return new JsonObject()
                .set(
                        "thisMonth",
                        new JsonObject()
                                .set("users", newUsers)
                                .set(
                                        "traffic",
                                        Sizes.readable(
                                                bytes(record -> day(record).startsWith(month)))))
                .set(
                        "total",
                        new JsonObject()
                                .set("users", (long) state.users.size())
                                .set("nodes", (long) state.nodes.size())
                                .set("traffic", Sizes.readable(bytes(_ -> true)))
                                .set("nodesRam", "0")
                                .set("nodesCpuCores", 0L)
                                .set(
                                        "distinctCountries",
                                        connected().stream()
                                                .map(node -> node.get("countryCode"))
                                                .distinct()
                                                .count()))
                .set("version", PanelContext.VERSION)
                .set("initDate", single.text("initDate"));
    }

    private Answer digest(Call call) {
        JsonObject range = call.range().accept();
        String start = String.valueOf(range.get("start"));
        String end = String.valueOf(range.get("end"));
        Predicate<@Nullable Object> inRange =
                at -> at instanceof String text && text.compareTo(start) >= 0 && text.compareTo(end) <= 0;
        return ok(new JsonObject()
                .set(
                        "users",
                        new JsonObject()
                                .set("createdCount", count(user -> inRange.test(user.get("createdAt"))))
                                .set(
                                        "expiredCount",
                                        count(user -> "EXPIRED".equals(user.text("status"))
                                                && inRange.test(user.get("expireAt")))))
                .set(
                        "traffic",
                        new JsonObject()
                                .set("totalBytes", Long.toString(bytes(record -> inRange.test(day(record) + "T12"))))
                                .set("byUsersCreatedInRangeBytes", Long.toString(bytes(record -> {
                                    JsonObject user = state.users.get(record.get("user"));
                                    return inRange.test(day(record) + "T12")
                                            && user != null
                                            && inRange.test(user.get("createdAt"));
                                }))))
                .set("hwidDevices", new JsonObject().set("createdCount", (long) state.devices
                        .where(device -> inRange.test(device.get("createdAt")))
                        .size())));
    }

    private JsonObject nodeMetrics() {
        return new JsonObject()
                .set(
                        "nodes",
                        connected().stream()
                                .map(node -> new JsonObject()
                                        .set("nodeUuid", node.get("uuid"))
                                        .set("nodeName", node.get("name"))
                                        .set("countryEmoji", flag(String.valueOf(node.get("countryCode"))))
                                        .set("providerName", "unknown")
                                        .set("usersOnline", 0L)
                                        .set("inboundsStats", List.of())
                                        .set("outboundsStats", List.of()))
                                .toList());
    }

    private static String flag(String country) {
        var flag = new StringBuilder();
        country.chars().forEach(letter -> flag.appendCodePoint(0x1F1E6 + letter - 'A'));
        return flag.toString();
    }

    private static JsonObject keyPairs() {
        var pairs = new ArrayList<JsonObject>();
        for (int i = 0; i < KEY_PAIRS; i++) {
            String own = privateKey();
            pairs.add(new JsonObject().set("publicKey", Proxy.publicKey(own)).set("privateKey", own));
        }
        return new JsonObject().set("keypairs", pairs);
    }

    /** A new X25519 private key as unpadded base64url. */
    static String privateKey() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            byte[] scalar = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(scalar);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no X25519", e);
        }
    }

    private JsonObject nodeKey() {
        JsonObject keys = state.single("keys");
        if (keys.text("node") == null) {
            keys.set(
                    "node",
                    Base64.getEncoder()
                            .encodeToString(("{\"jwtPublicKey\":\"sandbox\",\"nodeKeyPem\":\"" + state.word(48) + "\"}")
                                    .getBytes(StandardCharsets.UTF_8)));
            state.changed();
        }
        return new JsonObject().set("secretKey", keys.get("node")).set("pubKey", keys.get("node"));
    }

    private JsonObject series(Call call, Predicate<JsonObject> that) {
        List<String> days = days(call);
        var perNode = new ArrayList<JsonObject>();
        for (JsonObject node : state.nodes.all()) {
            List<Long> data =
                    perDay(days, record -> that.test(record) && Objects.equals(record.get("node"), node.get("uuid")));
            long total = sum(data);
            if (total > 0) {
                perNode.add(new JsonObject()
                        .set("uuid", node.get("uuid"))
                        .set("name", node.get("name"))
                        .set("color", color(node.get("uuid")))
                        .set("countryCode", node.get("countryCode"))
                        .set("total", total)
                        .set("data", data));
            }
        }
        List<JsonObject> top = perNode.stream()
                .sorted(byTotal())
                .limit(call.query("topNodesLimit", 5, 1, 100, "Too big"))
                .map(node -> node.copy().remove("data"))
                .toList();
        return new JsonObject()
                .set("categories", days)
                .set("series", perNode)
                .set("sparklineData", perDay(days, that))
                .set("topNodes", top);
    }

    private Answer userSeries(Call call) {
        Object id = users.existing(call.number("userId")).get("id");
        return ok(series(call, record -> Objects.equals(record.get("user"), id)));
    }

    private Answer nodeUsers(Call call) {
        String node = call.uuid("uuid");
        if (state.nodes.get(node) == null) throw PanelError.domain(404, "A011", "Node not found");
        return ok(topUsers(call, record -> node.equals(record.get("node"))));
    }

    private Answer nodesUsers(Call call) {
        List<String> nodes =
                call.form().uuids("nodesUuids", Need.REQUIRED).accept().texts("nodesUuids");
        return ok(topUsers(call, record -> nodes.contains(String.valueOf(record.get("node")))));
    }

    private JsonObject topUsers(Call call, Predicate<JsonObject> that) {
        List<String> days = days(call);
        Map<Object, Long> totals = totals(days, that, record -> String.valueOf(record.get("user")));
        var top = new ArrayList<JsonObject>();
        totals.forEach((id, total) -> {
            JsonObject user = state.users.get(id);
            if (user != null) {
                top.add(new JsonObject()
                        .set("color", color(id))
                        .set("username", user.get("username"))
                        .set("total", total));
            }
        });
        return new JsonObject()
                .set("categories", days)
                .set("sparklineData", perDay(days, that))
                .set(
                        "topUsers",
                        top.stream()
                                .sorted(byTotal())
                                .limit(call.query("topUsersLimit", 100, 1, 1000, "Too big"))
                                .toList());
    }

    private Answer nodesUsage(Call call) {
        List<String> days = days(call);
        var nodes = new ArrayList<JsonObject>();
        for (String uuid :
                call.form().uuids("nodesUuids", Need.REQUIRED).accept().texts("nodesUuids")) {
            var used = new ArrayList<JsonObject>();
            totals(days, record -> uuid.equals(record.get("node")), record -> record.get("user"))
                    .forEach((id, total) ->
                            used.add(new JsonObject().set("id", id).set("totalBytes", total)));
            if (!used.isEmpty()) nodes.add(new JsonObject().set("uuid", uuid).set("users", used));
        }
        return ok(new JsonObject().set("nodes", nodes));
    }

    private Answer dropConnections(Call call) {
        call.form()
                .object("dropBy", Need.REQUIRED)
                .object("targetNodes", Need.REQUIRED)
                .accept();
        if (connected().isEmpty()) throw PanelError.domain(404, "A219", "Connected nodes not found");
        return Answer.empty(202);
    }

    private Map<Object, Long> totals(
            List<String> days, Predicate<JsonObject> that, Function<JsonObject, @Nullable Object> by) {
        var totals = new LinkedHashMap<Object, Long>();
        for (JsonObject record : state.traffic.where(that.and(it -> days.contains(day(it))))) {
            Object key = by.apply(record);
            if (key != null) totals.merge(key, bytesOf(record), Long::sum);
        }
        return totals;
    }

    private static List<String> days(Call call) {
        JsonObject range = call.range().accept();
        try {
            LocalDate start = LocalDate.parse(String.valueOf(range.get("start")).substring(0, 10));
            LocalDate end = LocalDate.parse(String.valueOf(range.get("end")).substring(0, 10));
            if (start.plusDays(MAX_DAYS).isBefore(end)) throw badRange();
            return start.datesUntil(end.plusDays(1)).map(LocalDate::toString).toList();
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw badRange();
        }
    }

    private static PanelError badRange() {
        return PanelError.validation(List.of(Form.at(
                List.of("start"),
                new JsonObject()
                        .set("code", "invalid_format")
                        .set("format", "date")
                        .set("message", "Invalid date"))));
    }

    private List<Long> perDay(List<String> days, Predicate<JsonObject> that) {
        return days.stream()
                .map(day -> bytes(record -> that.test(record) && day(record).equals(day)))
                .toList();
    }

    private long bytes(Predicate<JsonObject> that) {
        return state.traffic.where(that).stream()
                .mapToLong(SystemRoutes::bytesOf)
                .sum();
    }

    private static long bytesOf(JsonObject record) {
        return Users.orZero(record.whole("bytes"));
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    private static Comparator<JsonObject> byTotal() {
        return Comparator.comparing((JsonObject row) -> Users.orZero(row.whole("total")))
                .reversed();
    }

    private static String day(JsonObject record) {
        return String.valueOf(record.get("day"));
    }

    private static String color(@Nullable Object of) {
        return "#%06x".formatted(Objects.hashCode(of) & 0xffffff);
    }
}
