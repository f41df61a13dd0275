package com.cybervpn.remnawave.sandbox;

import static com.cybervpn.remnawave.sandbox.Router.created;
import static com.cybervpn.remnawave.sandbox.Router.ok;

import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.remnawave.sandbox.Form.Need;
import com.cybervpn.remnawave.sandbox.Form.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** VPN servers: {@code /api/nodes}. No server runs behind them; they connect at once where the sandbox is told so. */
final class Nodes {
    private final PanelContext panel;
    private final PanelState state;
    private final Profiles profiles;

    Nodes(PanelContext panel, Profiles profiles) {
        this.panel = panel;
        this.state = panel.state();
        this.profiles = profiles;
    }

    void routes(Router router) {
        router.on(
                        "GET",
                        "/api/nodes",
                        "nodes:list",
                        _ -> ok(state.nodes.all().stream().map(this::view).toList()))
                .on("POST", "/api/nodes", "nodes:create", this::create)
                .on("PATCH", "/api/nodes", "nodes:update", this::update)
                .on("GET", "/api/nodes/tags", "nodes:tags", _ -> ok(new JsonObject().set("tags", tags())))
                .on("GET", "/api/nodes/{uuid}", "nodes:get", call -> ok(view(one(call))))
                .on("DELETE", "/api/nodes/{uuid}", "nodes:delete", this::delete)
                .on("POST", "/api/nodes/{uuid}/actions/enable", "nodes:enable", call -> ok(view(enabled(one(call)))))
                .on("POST", "/api/nodes/{uuid}/actions/disable", "nodes:disable", call -> ok(view(disabled(one(call)))))
                .on("POST", "/api/nodes/{uuid}/actions/restart", "nodes:restart", this::restart)
                .on("POST", "/api/nodes/{uuid}/actions/reset-traffic", "nodes:reset-traffic", this::resetTraffic)
                .on("POST", "/api/nodes/actions/restart-all", "nodes:restart", this::restartAll);
    }

    /** Adds a node whose members are known to be good. */
    JsonObject add(JsonObject wanted) {
        String now = panel.timestamp();
        JsonObject profile = Objects.requireNonNull(wanted.object("configProfile"));
        var node = new JsonObject()
                .set("uuid", PanelState.uuid())
                .set("id", state.next("node"))
                .set("name", "")
                .set("address", "")
                .set("port", null)
                .set("proxyUrl", null)
                .set("isConnected", false)
                .set("isConnecting", false)
                .set("isDisabled", false)
                .set("lastStatusChange", null)
                .set("lastStatusMessage", null)
                .set("trafficResetDay", 1L)
                .set("consumptionMultiplier", 1L)
                .set("nodeConsumptionMultiplier", 1L)
                .set("isTrafficTrackingActive", false)
                .set("trafficLimitBytes", 0L)
                .set("trafficUsedBytes", 0L)
                .set("notifyPercent", 0L)
                .set("note", null)
                .set("viewPosition", state.next("nodePosition"))
                .set("countryCode", "XX")
                .set("tags", List.of())
                .set("integrationUuids", List.of())
                .set("ips", List.of())
                .set("createdAt", now)
                .set("updatedAt", now)
                .set("providerUuid", null)
                .set("activePluginUuid", null)
                .set("profile", profile.get("activeConfigProfileUuid"))
                .set("activeInbounds", profile.get("activeInbounds"))
                .setAll(wanted)
                .remove("configProfile");
        if (panel.nodesConnect()) connect(node);
        return state.nodes.add(node);
    }

    private Answer create(Call call) {
        JsonObject wanted = fields(call.form()
                        .text("name", Need.REQUIRED, Rule.between(3, 30))
                        .text("address", Need.REQUIRED, Rule.between(2, 255))
                        .object("configProfile", Need.REQUIRED))
                .accept();
        refuseTaken(wanted, null);
        refuseUnknownProfile(wanted);
        JsonObject node = add(wanted);
        changed(node, "created");
        return created(view(node));
    }

    private Answer update(Call call) {
        JsonObject wanted = fields(call.form()
                        .uuid("uuid", Need.REQUIRED)
                        .text("name", Need.OPTIONAL, Rule.between(3, 30))
                        .text("address", Need.OPTIONAL, Rule.between(2, 255))
                        .object("configProfile", Need.OPTIONAL))
                .accept();
        JsonObject node = state.nodes.get(wanted.get("uuid"));
        if (node == null) throw notFound();
        refuseTaken(wanted, node);
        refuseUnknownProfile(wanted);
        JsonObject profile = wanted.object("configProfile");
        if (profile != null) {
            node.set("profile", profile.get("activeConfigProfileUuid"))
                    .set("activeInbounds", profile.get("activeInbounds"));
        }
        node.setAll(wanted.remove("configProfile")).set("updatedAt", panel.timestamp());
        changed(node, "modified");
        return ok(view(node));
    }

    private static Form fields(Form form) {
        return form.whole("port", Need.OPTIONAL, 1, 65535, "Too small: expected number to be >=1")
                .text("proxyUrl", Need.NULLABLE)
                .flag("isTrafficTrackingActive", Need.OPTIONAL)
                .whole("trafficLimitBytes", Need.OPTIONAL, 0, Long.MAX_VALUE, "Too small: expected number to be >=0")
                .whole("notifyPercent", Need.OPTIONAL, 0, 100, "Too small: expected number to be >=0")
                .whole("trafficResetDay", Need.OPTIONAL, 1, 31, "Too small: expected number to be >=1")
                .text("countryCode", Need.OPTIONAL, Rule.between(0, 2))
                .number("consumptionMultiplier", Need.OPTIONAL)
                .number("nodeConsumptionMultiplier", Need.OPTIONAL)
                .uuid("providerUuid", Need.NULLABLE)
                .texts("tags", Need.OPTIONAL)
                .uuid("activePluginUuid", Need.NULLABLE)
                .uuids("integrationUuids", Need.OPTIONAL)
                .text("note", Need.NULLABLE, Rule.between(0, 255))
                .objects("ips", Need.OPTIONAL);
    }

    private Answer delete(Call call) {
        JsonObject node = one(call);
        JsonObject last = view(node);
        state.nodes.remove(node.get("uuid"));
        state.billingNodes.removeIf(bill -> Objects.equals(bill.get("nodeUuid"), node.get("uuid")));
        state.changed();
        panel.event("node", "deleted", last);
        return Answer.empty(204);
    }

    private JsonObject enabled(JsonObject node) {
        status(node).set("isDisabled", false);
        if (panel.nodesConnect()) connect(node);
        changed(node, "enabled");
        return node;
    }

    private JsonObject disabled(JsonObject node) {
        status(node).set("isDisabled", true).set("isConnected", false);
        changed(node, "disabled");
        return node;
    }

    private JsonObject status(JsonObject node) {
        String now = panel.timestamp();
        return node.set("lastStatusChange", now).set("lastStatusMessage", null).set("updatedAt", now);
    }

    private void connect(JsonObject node) {
        node.set("isConnected", true).set("lastStatusChange", panel.timestamp());
    }

    private Answer restart(Call call) {
        call.form().flag("forceRestart", Need.REQUIRED).accept();
        if (isDisabled(one(call))) throw PanelError.domain(400, "A149", "Node is disabled");
        return Answer.empty(202);
    }

    private Answer resetTraffic(Call call) {
        one(call).set("trafficUsedBytes", 0L);
        state.changed();
        return Answer.empty(204);
    }

    private Answer restartAll(Call call) {
        call.form().flag("forceRestart", Need.REQUIRED).accept();
        if (!state.nodes.any(node -> !isDisabled(node))) {
            throw PanelError.domain(409, "A054", "Enabled nodes not found");
        }
        return Answer.empty(202);
    }

    private JsonObject one(Call call) {
        JsonObject node = state.nodes.get(call.uuid("uuid"));
        if (node == null) throw notFound();
        return node;
    }

    private static PanelError notFound() {
        return PanelError.domain(404, "A011", "Node not found");
    }

    private static boolean isDisabled(JsonObject node) {
        return Boolean.TRUE.equals(node.flag("isDisabled"));
    }

    private List<String> tags() {
        return state.nodes.all().stream()
                .flatMap(node -> node.texts("tags").stream())
                .distinct()
                .sorted()
                .toList();
    }

    private void refuseTaken(JsonObject wanted, @Nullable JsonObject but) {
        if (isTaken("name", wanted, but)) throw PanelError.domain(400, "A033", "Node name already exists");
        if (isTaken("address", wanted, but)) throw PanelError.domain(400, "A034", "Node address already exists");
    }

    private boolean isTaken(String column, JsonObject wanted, @Nullable JsonObject but) {
        Object value = wanted.get(column);
        return value != null && state.nodes.any(node -> node != but && value.equals(node.get(column)));
    }

    private void refuseUnknownProfile(JsonObject wanted) {
        JsonObject profile = wanted.object("configProfile");
        if (profile == null) return;
        if (state.profiles.get(profile.get("activeConfigProfileUuid")) == null) {
            throw PanelError.domain(404, "A111", "Config profile not found");
        }
        if (profile.texts("activeInbounds").stream()
                .anyMatch(uuid -> profiles.inbound(uuid).isEmpty())) {
            throw PanelError.domain(404, "A124", "Config profile inbound not found in specified profile");
        }
    }

    private void changed(JsonObject node, String event) {
        state.changed();
        panel.event("node", event, view(node));
    }

    JsonObject view(JsonObject node) {
        JsonObject view = node.copy()
                .remove("profile")
                .remove("activeInbounds")
                .remove("providerUuid")
                .remove("activePluginUuid");
        var inbounds = new ArrayList<JsonObject>();
        for (String uuid : node.texts("activeInbounds")) profiles.inbound(uuid).ifPresent(inbounds::add);
        boolean connected = Boolean.TRUE.equals(node.flag("isConnected"));
        JsonObject provider = state.providers.get(node.get("providerUuid"));
        return view.set(
                        "configProfile",
                        new JsonObject()
                                .set("activeConfigProfileUuid", node.get("profile"))
                                .set("activeInbounds", inbounds))
                .set("providerUuid", node.get("providerUuid"))
                .set("provider", provider)
                .set("activePluginUuid", node.get("activePluginUuid"))
                .set("xrayUptime", connected ? uptime(node) : 0L)
                .set("usersOnline", 0L)
                .set("system", null)
                .set(
                        "versions",
                        connected ? new JsonObject().set("xray", "25.10.15").set("node", "2.3.0") : null);
    }

    private long uptime(JsonObject node) {
        String since = node.text("lastStatusChange");
        return since == null
                ? 0
                : Math.max(
                        0, Duration.between(Times.instant(since), panel.now()).toSeconds());
    }
}
