package com.cybervpn.remnawave.sandbox;

import static com.cybervpn.remnawave.sandbox.Router.created;
import static com.cybervpn.remnawave.sandbox.Router.ok;

import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.remnawave.sandbox.Form.Need;
import com.cybervpn.remnawave.sandbox.Form.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** VPN users: {@code /api/users}, {@code /api/metadata/user}, and the jobs that expire and limit them. */
final class Users {
    private static final String[] STATUSES = {"ACTIVE", "DISABLED", "LIMITED", "EXPIRED"};
    private static final String[] STRATEGIES = {"NO_RESET", "DAY", "WEEK", "MONTH", "MONTH_ROLLING"};
    private static final Rule[] USERNAME = {
        Rule.pattern("^[a-zA-Z0-9_-]+$", "Username can only contain letters, numbers, underscores and dashes"),
        Rule.atLeast(3, "Username must be at least 3 characters"),
        Rule.atMost(36, "Username must be less than 36 characters")
    };
    private static final long LARGEST = 9_007_199_254_740_991L;

    private final PanelContext panel;
    private final PanelState state;

    Users(PanelContext panel) {
        this.panel = panel;
        this.state = panel.state();
    }

    void routes(Router router) {
        router.on("POST", "/api/users", "users:create", this::create)
                .on("PATCH", "/api/users", "users:update", this::update)
                .on("GET", "/api/users", "users:list", this::list)
                .on("GET", "/api/users/stream", "users:stream", this::stream)
                .on("GET", "/api/users/tags", "users:tags", _ -> ok(new JsonObject().set("tags", tags())))
                .on("POST", "/api/users/resolve", "users:read", this::resolve)
                .on("GET", "/api/users/{userId}", "users:get", call -> ok(view(one(call.number("userId")))))
                .on("GET", "/api/users/by-username/{username}", "users:get", call -> by("username", call))
                .on("GET", "/api/users/by-short-uuid/{shortUuid}", "users:get", call -> by("shortUuid", call))
                .on("DELETE", "/api/users/{userId}", "users:delete", this::delete)
                .on("POST", "/api/users/{userId}/actions/enable", "users:enable", this::enable)
                .on("POST", "/api/users/{userId}/actions/disable", "users:disable", this::disable)
                .on("POST", "/api/users/{userId}/actions/reset-traffic", "users:reset-traffic", this::resetTraffic)
                .on("POST", "/api/users/{userId}/actions/extend", "users:extend", this::extend)
                .on("POST", "/api/users/{userId}/actions/revoke", "users:revoke", this::revoke)
                .on("GET", "/api/users/{userId}/accessible-nodes", "users:get", this::accessibleNodes)
                .on("GET", "/api/users/{userId}/subscription-request-history", "users:get", this::history)
                .on("POST", "/api/users/bulk/delete", "users:bulk-delete", call -> bulk(call, 204, this::remove))
                .on("POST", "/api/users/bulk/delete-by-status", "users:bulk-delete", this::deleteByStatus)
                .on("POST", "/api/users/bulk/update", "users:bulk-update", this::bulkUpdate)
                .on("POST", "/api/users/bulk/update-squads", "users:bulk-update", this::bulkSquads)
                .on("POST", "/api/users/bulk/reset-traffic", "users:bulk-update", call -> bulk(call, 202, this::zero))
                .on("POST", "/api/users/bulk/revoke-subscription", "users:bulk-update", this::bulkRevoke)
                .on("POST", "/api/users/bulk/extend-expiration-date", "users:bulk-update", this::bulkExtend)
                .on("POST", "/api/users/bulk/all/update", "users:bulk-update", this::updateAll)
                .on("POST", "/api/users/bulk/all/reset-traffic", "users:bulk-update", _ -> all(this::zero))
                .on("POST", "/api/users/bulk/all/extend-expiration-date", "users:bulk-update", this::extendAll)
                .on("GET", "/api/metadata/user/{userId}", "metadata:read", this::metadata)
                .on("PUT", "/api/metadata/user/{userId}", "metadata:write", this::putMetadata);
    }

    /** Makes users whose time or traffic is over EXPIRED or LIMITED, as the panel's own jobs do. */
    void tick() {
        String now = panel.timestamp();
        for (JsonObject user : state.users.where(it -> "ACTIVE".equals(it.text("status")))) {
            if (!expiry(user).isAfter(panel.now())) {
                user.set("status", "EXPIRED").set("updatedAt", now);
                changed(user, "expired");
            } else if (limit(user) > 0 && used(user) >= limit(user)) {
                user.set("status", "LIMITED");
                changed(user, "limited");
            }
        }
    }

    /** Counts traffic that a user is supposed to have made through a node. */
    void useTraffic(JsonObject user, @Nullable JsonObject node, long bytes) {
        boolean first = user.get("firstConnectedAt") == null;
        user.set("usedTrafficBytes", used(user) + bytes)
                .set("lifetimeUsedTrafficBytes", orZero(user.whole("lifetimeUsedTrafficBytes")) + bytes)
                .set("onlineAt", panel.timestamp());
        if (first) user.set("firstConnectedAt", panel.timestamp());
        if (node != null) {
            user.set("lastConnectedNodeUuid", node.get("uuid"));
            node.set("trafficUsedBytes", orZero(node.whole("trafficUsedBytes")) + bytes);
            String day = panel.timestamp().substring(0, 10);
            String key = day + " " + node.get("uuid") + " " + user.get("id");
            JsonObject record = state.traffic.get(key);
            if (record == null) {
                record = state.traffic.add(new JsonObject()
                        .set("key", key)
                        .set("day", day)
                        .set("node", node.get("uuid"))
                        .set("user", user.get("id")));
            }
            record.set("bytes", orZero(record.whole("bytes")) + bytes);
        }
        state.changed();
        if (first) panel.userEvent("first_connected", view(user), null);
        tick();
    }

    JsonObject one(long id) {
        JsonObject user = state.users.get(id);
        if (user == null) throw PanelError.domain(404, "A063", "User with specified params not found");
        return user;
    }

    JsonObject existing(long id) {
        JsonObject user = state.users.get(id);
        if (user == null) throw PanelError.userNotFound();
        return user;
    }

    Optional<JsonObject> byShortUuid(String shortUuid) {
        return state.users.first(user -> shortUuid.equals(user.text("shortUuid")));
    }

    /** The user as the panel shows it, credentials included. */
    JsonObject view(JsonObject user) {
        var view = new JsonObject();
        for (String name : List.of(
                "id",
                "shortUuid",
                "username",
                "status",
                "trafficLimitBytes",
                "trafficLimitStrategy",
                "expireAt",
                "telegramId",
                "email",
                "description",
                "tag",
                "hwidDeviceLimit",
                "externalSquadUuid",
                "trojanPassword",
                "vlessUuid",
                "ssPassword",
                "lastTriggeredThreshold",
                "subRevokedAt",
                "lastTrafficResetAt",
                "createdAt",
                "updatedAt")) {
            view.set(name, user.get(name));
        }
        var squads = new ArrayList<JsonObject>();
        for (String uuid : user.texts("squads")) {
            JsonObject squad = state.squads.get(uuid);
            if (squad != null) squads.add(new JsonObject().set("uuid", uuid).set("name", squad.get("name")));
        }
        var traffic = new JsonObject();
        for (String name : List.of(
                "usedTrafficBytes",
                "lifetimeUsedTrafficBytes",
                "onlineAt",
                "lastConnectedNodeUuid",
                "firstConnectedAt")) {
            traffic.set(name, user.get(name));
        }
        return view.set("subscriptionUrl", panel.subscriptionUrl(Objects.requireNonNull(user.text("shortUuid"))))
                .set("activeInternalSquads", squads)
                .set("userTraffic", traffic);
    }

    /** Newest first, as the panel lists them. */
    List<JsonObject> newestFirst() {
        return state.users.all().stream()
                .sorted(Comparator.comparing((JsonObject user) -> orZero(user.whole("id")))
                        .reversed())
                .toList();
    }

    private Answer create(Call call) {
        JsonObject wanted = fields(call.form()
                        .text("username", Need.REQUIRED, USERNAME)
                        .oneOf("status", Need.OPTIONAL, STATUSES)
                        .text("shortUuid", Need.OPTIONAL)
                        .text("trojanPassword", Need.OPTIONAL, Rule.between(8, 32))
                        .uuid("vlessUuid", Need.OPTIONAL)
                        .text("ssPassword", Need.OPTIONAL, Rule.between(8, 32)))
                .date("expireAt", Need.REQUIRED)
                .date("createdAt", Need.OPTIONAL)
                .date("lastTrafficResetAt", Need.OPTIONAL)
                .accept();
        long id = state.next("user");
        refuseTaken("username", wanted, "A019", "User username already exists");
        refuseTaken("shortUuid", wanted, "A020", "User short UUID already exists");
        if (!knownSquads(wanted)) throw PanelError.domain(500, "A018", "Failed to create user");
        String now = panel.timestamp();
        var user = new JsonObject()
                .set("id", id)
                .set("shortUuid", state.word(16))
                .set("username", "")
                .set("status", "ACTIVE")
                .set("trafficLimitBytes", 0L)
                .set("trafficLimitStrategy", "NO_RESET")
                .set("hwidDeviceLimit", null)
                .set("trojanPassword", state.word(30))
                .set("vlessUuid", PanelState.uuid())
                .set("ssPassword", state.word(30))
                .set("lastTriggeredThreshold", 0L)
                .set("createdAt", now)
                .set("updatedAt", now)
                .set("squads", List.of())
                .set("usedTrafficBytes", 0L)
                .set("lifetimeUsedTrafficBytes", 0L);
        take(wanted, user);
        state.users.add(user);
        changed(user, "created");
        return created(view(user));
    }

    private Answer update(Call call) {
        JsonObject wanted = updateForm(
                        call.form().text("username", Need.OPTIONAL).number("id", Need.OPTIONAL))
                .accept();
        if (!wanted.has("id") && !wanted.has("username")) {
            Form.of(wanted)
                    .custom(false, List.of(), "At least one of username, id must be provided")
                    .accept();
        }
        JsonObject user = wanted.has("id")
                ? state.users.get(wanted.get("id"))
                : state.users
                        .first(it -> Objects.equals(it.get("username"), wanted.get("username")))
                        .orElse(null);
        if (user == null) throw PanelError.userNotFound();
        if (!knownSquads(wanted)) throw PanelError.domain(500, "A018", "Failed to update user");
        change(user, wanted.remove("id").remove("username"));
        return ok(view(user));
    }

    private Form updateForm(Form form) {
        fields(form.oneOf("status", Need.OPTIONAL, "ACTIVE", "DISABLED")).date("expireAt", Need.OPTIONAL);
        JsonObject checked = form.accept();
        String expireAt = checked.text("expireAt");
        return form.custom(
                expireAt == null || Times.instant(expireAt).isAfter(panel.now()),
                List.of("expireAt"),
                "Expiration date cannot be in the past");
    }

    private static Form fields(Form form) {
        return form.whole("trafficLimitBytes", Need.OPTIONAL, 0, LARGEST, "Traffic limit must be greater than 0")
                .oneOf("trafficLimitStrategy", Need.OPTIONAL, STRATEGIES)
                .text("description", Need.NULLABLE)
                .text(
                        "tag",
                        Need.NULLABLE,
                        Rule.pattern("^[A-Z0-9_]+$", "Tag can only contain uppercase letters, numbers, underscores"),
                        Rule.atMost(16, "Tag must be less than 16 characters"))
                .whole("telegramId", Need.NULLABLE, Long.MIN_VALUE, LARGEST, "Invalid")
                .text("email", Need.NULLABLE, Rule.email())
                .whole("hwidDeviceLimit", Need.NULLABLE, 0, LARGEST, "Device limit must be a non-negative integer")
                .uuids("activeInternalSquads", Need.OPTIONAL)
                .uuid("externalSquadUuid", Need.NULLABLE);
    }

    private void change(JsonObject user, JsonObject wanted) {
        String status = user.text("status");
        String expireAt = wanted.text("expireAt");
        Long newLimit = wanted.whole("trafficLimitBytes");
        boolean revived = expireAt != null && "EXPIRED".equals(status);
        boolean unlimited = newLimit != null && "LIMITED".equals(status) && (newLimit == 0 || newLimit > limit(user));
        if (revived || unlimited) user.set("status", "ACTIVE");
        take(wanted, user);
        user.set("updatedAt", panel.timestamp());
        changed(user, "modified");
    }

    private static void take(JsonObject wanted, JsonObject user) {
        JsonObject values = wanted.copy();
        if (values.has("activeInternalSquads")) {
            values.set("squads", values.get("activeInternalSquads")).remove("activeInternalSquads");
        }
        user.setAll(values);
    }

    private Answer list(Call call) {
        List<JsonObject> rows = new ArrayList<>(newestFirst());
        JsonObject modes = call.queryObjects("filterModes").stream().findFirst().orElseGet(JsonObject::new);
        for (JsonObject filter : call.queryObjects("filters")) {
            String column = String.valueOf(filter.get("id"));
            String value = String.valueOf(filter.get("value"));
            rows.removeIf(user -> !matches(String.valueOf(user.get(column)), value, modes.text(column)));
        }
        for (JsonObject order : call.queryObjects("sorting")) {
            String column = String.valueOf(order.get("id"));
            Comparator<JsonObject> by = Comparator.comparing(user -> sortable(user.get(column)));
            rows.sort(Boolean.TRUE.equals(order.flag("desc")) ? by.reversed() : by);
        }
        return ok(new JsonObject()
                .set("total", (long) rows.size())
                .set(
                        "users",
                        rows.stream()
                                .skip(call.start())
                                .limit(call.size())
                                .map(this::view)
                                .toList()));
    }

    private static boolean matches(String actual, String wanted, @Nullable String mode) {
        return switch (mode == null ? "contains" : mode) {
            case "equals" -> actual.equals(wanted);
            case "notEquals" -> !actual.equals(wanted);
            case "startsWith" -> actual.startsWith(wanted);
            case "endsWith" -> actual.endsWith(wanted);
            default -> actual.toLowerCase(java.util.Locale.ROOT).contains(wanted.toLowerCase(java.util.Locale.ROOT));
        };
    }

    private static String sortable(@Nullable Object value) {
        return value instanceof Long number
                ? String.format(java.util.Locale.ROOT, "%020d", number)
                : String.valueOf(value);
    }

    private Answer stream(Call call) {
        int size = (int) call.query("size", 250, 1, 1000, "Size (limit) must be less than 1000");
        long after = call.query("cursor", 0, 0, LARGEST, "Too big");
        call.query("email").filter(email -> Rule.email().issue(email) != null).ifPresent(_ -> {
            throw PanelError.validation(List.of(Form.at(List.of("email"), Form.badEmail())));
        });
        Predicate<JsonObject> wanted = user -> orZero(user.whole("id")) > after;
        for (String name :
                List.of("status", "trafficLimitStrategy", "telegramId", "email", "tag", "externalSquadUuid")) {
            Optional<String> value = call.query(name);
            if (value.isPresent()) {
                String text = value.get();
                wanted = wanted.and(user -> text.equals(String.valueOf(user.get(name))));
            }
        }
        List<JsonObject> found = state.users.all().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(user -> orZero(user.whole("id"))))
                .limit(size + 1L)
                .toList();
        boolean more = found.size() > size;
        List<JsonObject> page = more ? found.subList(0, size) : found;
        return ok(new JsonObject()
                .set("users", page.stream().map(this::view).toList())
                .set("nextCursor", more ? String.valueOf(page.getLast().get("id")) : null)
                .set("hasMore", more));
    }

    private List<String> tags() {
        return state.users.all().stream()
                .map(user -> user.text("tag"))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private Answer resolve(Call call) {
        JsonObject by = call.form()
                .number("id", Need.OPTIONAL)
                .text("username", Need.OPTIONAL)
                .text("shortUuid", Need.OPTIONAL)
                .accept();
        JsonObject user = state.users
                .first(it -> !by.isEmpty()
                        && by.members().entrySet().stream()
                                .allMatch(member -> Objects.equals(it.get(member.getKey()), member.getValue())))
                .orElseThrow(PanelError::userNotFound);
        return ok(new JsonObject()
                .set("id", user.get("id"))
                .set("shortUuid", user.get("shortUuid"))
                .set("username", user.get("username")));
    }

    private Answer by(String column, Call call) {
        return ok(view(state.users
                .first(user -> call.text(column).equals(user.text(column)))
                .orElseThrow(() -> PanelError.domain(404, "A063", "User with specified params not found"))));
    }

    private Answer delete(Call call) {
        remove(existing(call.number("userId")));
        return Answer.empty(204);
    }

    private void remove(JsonObject user) {
        JsonObject last = view(user);
        Object id = user.get("id");
        state.users.remove(id);
        state.devices.removeIf(device -> Objects.equals(device.get("userId"), id));
        state.requests.removeIf(request -> Objects.equals(request.get("userId"), id));
        state.traffic.removeIf(record -> Objects.equals(record.get("user"), id));
        state.metadata.remove("user:" + id);
        state.changed();
        panel.userEvent("deleted", last, null);
    }

    private Answer enable(Call call) {
        JsonObject user = existing(call.number("userId"));
        if ("ACTIVE".equals(user.text("status"))) throw PanelError.domain(400, "A030", "User already enabled");
        user.set("status", "ACTIVE");
        changed(user, "enabled");
        return ok(view(user));
    }

    private Answer disable(Call call) {
        JsonObject user = existing(call.number("userId"));
        if ("DISABLED".equals(user.text("status"))) throw PanelError.domain(400, "A029", "User already disabled");
        user.set("status", "DISABLED");
        changed(user, "disabled");
        return ok(view(user));
    }

    private Answer resetTraffic(Call call) {
        JsonObject user = existing(call.number("userId"));
        zero(user);
        return ok(view(user));
    }

    private void zero(JsonObject user) {
        if ("LIMITED".equals(user.text("status"))) user.set("status", "ACTIVE");
        String now = panel.timestamp();
        user.set("usedTrafficBytes", 0L)
                .set("lastTriggeredThreshold", 0L)
                .set("lastTrafficResetAt", now)
                .set("updatedAt", now);
        changed(user, "traffic_reset");
    }

    private Answer extend(Call call) {
        Long days = call.form()
                .whole("days", Need.REQUIRED, 1, 9999, "Too small: expected number to be >=1")
                .accept()
                .whole("days");
        JsonObject user = existing(call.number("userId"));
        prolong(user, orZero(days));
        changed(user, "modified");
        return ok(view(user));
    }

    private void prolong(JsonObject user, long days) {
        Instant from = expiry(user).isAfter(panel.now()) ? expiry(user) : panel.now();
        if ("EXPIRED".equals(user.text("status"))) user.set("status", "ACTIVE");
        user.set("expireAt", Times.text(from.plus(Duration.ofDays(days)))).set("updatedAt", panel.timestamp());
    }

    private Answer revoke(Call call) {
        JsonObject wanted = call.form()
                .flag("revokeOnlyPasswords", Need.OPTIONAL)
                .text("shortUuid", Need.OPTIONAL, Rule.between(16, 64))
                .accept();
        JsonObject user = existing(call.number("userId"));
        refuseTaken("shortUuid", wanted, "A020", "User short UUID already exists");
        renewCredentials(user, Boolean.TRUE.equals(wanted.flag("revokeOnlyPasswords")), wanted.text("shortUuid"));
        return ok(view(user));
    }

    private void renewCredentials(JsonObject user, boolean passwordsOnly, @Nullable String shortUuid) {
        String now = panel.timestamp();
        user.set("trojanPassword", state.word(30))
                .set("vlessUuid", PanelState.uuid())
                .set("ssPassword", state.word(30))
                .set("subRevokedAt", now)
                .set("updatedAt", now);
        if (!passwordsOnly) user.set("shortUuid", shortUuid == null ? state.word(16) : shortUuid);
        changed(user, "revoked");
    }

    private Answer accessibleNodes(Call call) {
        JsonObject user = existing(call.number("userId"));
        var nodes = new ArrayList<JsonObject>();
        for (JsonObject node : state.nodes.where(it -> Boolean.TRUE.equals(it.flag("isConnected")))) {
            var through = new ArrayList<JsonObject>();
            for (String uuid : user.texts("squads")) {
                JsonObject squad = state.squads.get(uuid);
                if (squad == null) continue;
                List<String> shared = squad.texts("inbounds").stream()
                        .filter(node.texts("activeInbounds")::contains)
                        .toList();
                if (!shared.isEmpty()) {
                    through.add(
                            new JsonObject().set("squadName", squad.get("name")).set("activeInbounds", shared));
                }
            }
            JsonObject profile = state.profiles.get(node.get("profile"));
            if (!through.isEmpty() && profile != null) {
                nodes.add(new JsonObject()
                        .set("uuid", node.get("uuid"))
                        .set("nodeName", node.get("name"))
                        .set("countryCode", node.get("countryCode"))
                        .set("configProfileUuid", profile.get("uuid"))
                        .set("configProfileName", profile.get("name"))
                        .set("activeSquads", through));
            }
        }
        return ok(new JsonObject().set("userId", user.get("id")).set("activeNodes", nodes));
    }

    private Answer history(Call call) {
        Object id = existing(call.number("userId")).get("id");
        List<JsonObject> records = state.requests.where(record -> Objects.equals(record.get("userId"), id));
        return ok(new JsonObject().set("total", (long) records.size()).set("records", records.reversed()));
    }

    private Answer bulk(Call call, int status, Consumer<JsonObject> change) {
        JsonObject body = call.form().wholes("userIds", Need.REQUIRED).accept();
        for (Object id : body.list("userIds")) {
            JsonObject user = state.users.get(id);
            if (user != null) change.accept(user);
        }
        return Answer.empty(status);
    }

    private Answer all(Consumer<JsonObject> change) {
        List.copyOf(state.users.all()).forEach(change);
        return Answer.empty(202);
    }

    private Answer deleteByStatus(Call call) {
        Object status =
                call.form().oneOf("status", Need.REQUIRED, STATUSES).accept().get("status");
        state.users.where(user -> Objects.equals(user.get("status"), status)).forEach(this::remove);
        return Answer.empty(202);
    }

    private Answer bulkUpdate(Call call) {
        JsonObject body = call.form()
                .wholes("userIds", Need.REQUIRED)
                .object("fields", Need.REQUIRED)
                .accept();
        JsonObject given = Objects.requireNonNull(body.object("fields"));
        JsonObject wanted = bulkFields(given);
        return bulk(call, 202, user -> change(user, wanted));
    }

    private Answer updateAll(Call call) {
        JsonObject wanted = bulkFields(call.body());
        return all(user -> change(user, wanted));
    }

    private static JsonObject bulkFields(JsonObject given) {
        return fields(Form.of(given).oneOf("status", Need.OPTIONAL, STATUSES))
                .date("expireAt", Need.OPTIONAL)
                .accept()
                .remove("activeInternalSquads");
    }

    private Answer bulkSquads(Call call) {
        JsonObject wanted =
                call.form().uuids("activeInternalSquads", Need.REQUIRED).accept();
        return bulk(call, 204, user -> change(user, wanted));
    }

    private Answer bulkRevoke(Call call) {
        return bulk(call, 202, user -> renewCredentials(user, false, null));
    }

    private Answer bulkExtend(Call call) {
        Long days = days(call);
        return bulk(call, 204, user -> {
            prolong(user, orZero(days));
            state.changed(); // the panel tells nobody of this one
        });
    }

    private Answer extendAll(Call call) {
        Long days = days(call);
        return all(user -> {
            prolong(user, orZero(days));
            state.changed();
        });
    }

    private static @Nullable Long days(Call call) {
        return call.form()
                .whole("extendDays", Need.REQUIRED, 1, 9999, "Too small: expected number to be >=1")
                .accept()
                .whole("extendDays");
    }

    private Answer metadata(Call call) {
        JsonObject entry = state.metadata.get("user:" + call.number("userId"));
        if (entry == null) throw PanelError.domain(404, "A226", "Metadata not found");
        return ok(new JsonObject().set("metadata", entry.get("metadata")));
    }

    private Answer putMetadata(Call call) {
        JsonObject body = call.form().object("metadata", Need.REQUIRED).accept();
        JsonObject user = existing(call.number("userId"));
        state.metadata.add(new JsonObject().set("key", "user:" + user.get("id")).setAll(body));
        state.changed();
        return ok(body);
    }

    private void refuseTaken(String column, JsonObject wanted, String code, String message) {
        Object value = wanted.get(column);
        if (value != null && state.users.any(user -> value.equals(user.get(column)))) {
            throw PanelError.domain(400, code, message);
        }
    }

    private boolean knownSquads(JsonObject wanted) {
        return wanted.texts("activeInternalSquads").stream().allMatch(uuid -> state.squads.get(uuid) != null)
                && (wanted.text("externalSquadUuid") == null
                        || state.externalSquads.get(wanted.text("externalSquadUuid")) != null);
    }

    private void changed(JsonObject user, String event) {
        state.changed();
        panel.userEvent(event, view(user), null);
    }

    static Instant expiry(JsonObject user) {
        return Times.instant(Objects.requireNonNull(user.text("expireAt")));
    }

    static long limit(JsonObject user) {
        return orZero(user.whole("trafficLimitBytes"));
    }

    static long used(JsonObject user) {
        return orZero(user.whole("usedTrafficBytes"));
    }

    static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
