package com.cybervpn.remnawave.sandbox;

import static com.cybervpn.remnawave.sandbox.Router.ok;

import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.http.LoopbackServer.Request;
import com.cybervpn.remnawave.sandbox.Form.Need;
import com.cybervpn.remnawave.sandbox.Form.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The devices by which users fetch their subscription: {@code /api/hwid/devices}. */
final class Devices {
    private final PanelContext panel;
    private final PanelState state;
    private final Users users;

    Devices(PanelContext panel, Users users) {
        this.panel = panel;
        this.state = panel.state();
        this.users = users;
    }

    void routes(Router router) {
        String path = "/api/hwid/devices";
        router.on("GET", path, "hwid-user-devices:list", this::list)
                .on("POST", path, "hwid-user-devices:create", this::create)
                .on("GET", path + "/stats", "hwid-user-devices:stats", _ -> ok(stats()))
                .on("GET", path + "/top-users", "hwid-user-devices:top", this::topUsers)
                .on(
                        "GET",
                        path + "/{userId}",
                        "hwid-user-devices:get",
                        call -> ok(of(users.existing(call.number("userId")))))
                .on("POST", path + "/delete", "hwid-user-devices:delete", this::delete)
                .on("POST", path + "/delete-all", "hwid-user-devices:delete", this::deleteAll);
    }

    /**
     * What a client gets instead of its subscription when device limiting turns it away; empty lets it pass. A device
     * that is new and fits is remembered. Adds the headers that tell the client.
     */
    List<String> refusal(JsonObject user, Request request, JsonObject settings, Map<String, String> headers) {
        JsonObject limits = settings.object("hwidSettings");
        if (limits == null || !Boolean.TRUE.equals(limits.flag("enabled"))) return List.of();
        JsonObject remarks = Objects.requireNonNullElseGet(settings.object("customRemarks"), JsonObject::new);
        headers.put("x-hwid-active", "true");
        String hwid = request.header("x-hwid");
        if (hwid == null) {
            headers.put("x-hwid-not-supported", "true");
            headers.put("x-hwid-limit", "true");
            return Subscriptions.stubs(remarks.texts("HWIDNotSupported"));
        }
        if (state.devices.get(key(user, hwid)) != null) return List.of();
        Long own = user.whole("hwidDeviceLimit");
        long limit = own != null ? own : Users.orZero(limits.whole("fallbackDeviceLimit"));
        if (owned(user).size() >= limit) {
            String announce = limits.text("maxDevicesAnnounce");
            if (announce != null) headers.put("announce", Subscriptions.encoded(announce));
            headers.put("x-hwid-max-devices-reached", "true");
            headers.put("x-hwid-limit", "true");
            return Subscriptions.stubs(remarks.texts("HWIDMaxDevicesExceeded"));
        }
        add(
                user,
                new JsonObject()
                        .set("hwid", hwid)
                        .set("platform", request.header("x-device-os"))
                        .set("osVersion", request.header("x-ver-os"))
                        .set("deviceModel", request.header("x-device-model"))
                        .set("userAgent", request.header("user-agent"))
                        .set("requestIp", request.header("x-forwarded-for")));
        return List.of();
    }

    private Answer list(Call call) {
        List<JsonObject> devices = state.devices.all().stream()
                .skip(call.start())
                .limit(call.size())
                .map(Devices::view)
                .toList();
        return ok(new JsonObject().set("total", (long) state.devices.size()).set("devices", devices));
    }

    private Answer create(Call call) {
        JsonObject wanted = call.form()
                .text("hwid", Need.REQUIRED, Rule.pattern("^[a-zA-Z0-9=-]{10,64}$", "Invalid HWID format"))
                .number("userId", Need.REQUIRED)
                .text("platform", Need.OPTIONAL)
                .text("osVersion", Need.OPTIONAL)
                .text("deviceModel", Need.OPTIONAL)
                .text("userAgent", Need.OPTIONAL)
                .text("requestIp", Need.OPTIONAL)
                .accept();
        JsonObject user = users.existing(Users.orZero(wanted.whole("userId")));
        if (state.devices.get(key(user, String.valueOf(wanted.get("hwid")))) != null) {
            throw PanelError.domain(400, "A098", "User hwid device already exists");
        }
        add(user, wanted);
        return ok(of(user));
    }

    private Answer delete(Call call) {
        JsonObject wanted = call.form()
                .number("userId", Need.REQUIRED)
                .text("hwid", Need.REQUIRED)
                .accept();
        JsonObject user = users.existing(Users.orZero(wanted.whole("userId")));
        JsonObject device = state.devices.get(key(user, String.valueOf(wanted.get("hwid"))));
        if (device == null) throw PanelError.domain(404, "A204", "HWID device not found");
        remove(user, device);
        return ok(of(user));
    }

    private Answer deleteAll(Call call) {
        JsonObject wanted = call.form().number("userId", Need.REQUIRED).accept();
        JsonObject user = users.existing(Users.orZero(wanted.whole("userId")));
        owned(user).forEach(device -> remove(user, device));
        return ok(of(user));
    }

    private void add(JsonObject user, JsonObject values) {
        String now = panel.timestamp();
        JsonObject device = state.devices.add(new JsonObject()
                .set("key", key(user, String.valueOf(values.get("hwid"))))
                .set("hwid", values.get("hwid"))
                .set("userId", user.get("id"))
                .set("platform", values.get("platform"))
                .set("osVersion", values.get("osVersion"))
                .set("deviceModel", values.get("deviceModel"))
                .set("userAgent", values.get("userAgent"))
                .set("requestIp", values.get("requestIp"))
                .set("createdAt", now)
                .set("updatedAt", now));
        state.changed();
        tell("added", user, device);
    }

    private void remove(JsonObject user, JsonObject device) {
        state.devices.remove(device.get("key"));
        state.changed();
        tell("deleted", user, device);
    }

    private void tell(String event, JsonObject user, JsonObject device) {
        panel.event(
                "user_hwid_devices",
                event,
                new JsonObject().set("hwidUserDevice", view(device)).set("user", users.view(user)));
    }

    private JsonObject of(JsonObject user) {
        List<JsonObject> devices = owned(user);
        return new JsonObject()
                .set("total", (long) devices.size())
                .set("devices", devices.stream().map(Devices::view).toList());
    }

    private List<JsonObject> owned(JsonObject user) {
        return state.devices.where(device -> Objects.equals(device.get("userId"), user.get("id")));
    }

    private JsonObject stats() {
        var platforms = new LinkedHashMap<String, List<JsonObject>>();
        for (JsonObject device : state.devices.all()) {
            platforms
                    .computeIfAbsent(text(device.text("platform")), _ -> new ArrayList<>())
                    .add(device);
        }
        var byPlatform = new ArrayList<JsonObject>();
        platforms.forEach((platform, devices) -> byPlatform.add(new JsonObject()
                .set("platform", platform)
                .set("count", (long) devices.size())
                .set("byApp", byApp(devices))));
        long owners = state.devices.all().stream()
                .map(it -> it.get("userId"))
                .distinct()
                .count();
        long unique = state.devices.all().stream()
                .map(it -> it.get("hwid"))
                .distinct()
                .count();
        return new JsonObject()
                .set("byPlatform", byPlatform)
                .set(
                        "stats",
                        new JsonObject()
                                .set("totalUniqueDevices", unique)
                                .set("totalHwidDevices", (long) state.devices.size())
                                .set(
                                        "averageHwidDevicesPerUser",
                                        owners == 0 ? 0L : (Object) ((double) state.devices.size() / owners)));
    }

    private static List<JsonObject> byApp(List<JsonObject> devices) {
        return devices.stream()
                .collect(Collectors.groupingBy(
                        device -> text(device.text("userAgent")).split("/", 2)[0],
                        LinkedHashMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(app -> new JsonObject().set("app", app.getKey()).set("count", app.getValue()))
                .toList();
    }

    private Answer topUsers(Call call) {
        List<JsonObject> owners = state.users.where(user -> !owned(user).isEmpty());
        List<JsonObject> top = owners.stream()
                .map(user -> new JsonObject()
                        .set("id", user.get("id"))
                        .set("username", user.get("username"))
                        .set("devicesCount", (long) owned(user).size()))
                .sorted(Comparator.comparing((JsonObject user) -> Users.orZero(user.whole("devicesCount")))
                        .reversed())
                .skip(call.start())
                .limit(call.size())
                .toList();
        return ok(new JsonObject().set("users", top).set("total", (long) owners.size()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "unknown" : value;
    }

    private static String key(JsonObject user, String hwid) {
        return user.get("id") + " " + hwid;
    }

    private static JsonObject view(JsonObject device) {
        return device.copy().remove("key");
    }
}
