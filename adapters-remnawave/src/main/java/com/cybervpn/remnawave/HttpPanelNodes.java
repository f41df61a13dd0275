package com.cybervpn.remnawave;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelNodes;
import com.cybervpn.domain.vpn.NewVpnServer;
import com.cybervpn.domain.vpn.VpnServer;
import com.cybervpn.domain.vpn.VpnServerChange;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/nodes} of the panel. */
@Singleton
final class HttpPanelNodes implements PanelNodes {
    private final RemnawaveClient panel;

    HttpPanelNodes(RemnawaveClient panel) {
        this.panel = panel;
    }

    @Override
    public List<VpnServer> list() {
        return panel.readAll("node", HttpCall.get("/api/nodes"), HttpPanelNodes::server);
    }

    @Override
    public Optional<VpnServer> find(UUID id) {
        return panel.find("node", HttpCall.get("/api/nodes/{uuid}", id), HttpPanelNodes::server);
    }

    @Override
    public PanelAnswer<VpnServer> create(NewVpnServer server) {
        var body = new JsonObject()
                .set("name", server.name())
                .set("address", server.address())
                .set("port", server.port())
                .set(
                        "configProfile",
                        new JsonObject()
                                .set("activeConfigProfileUuid", server.configProfile())
                                .set("activeInbounds", server.inbounds()));
        return panel.change("node", HttpCall.post("/api/nodes").json(body), HttpPanelNodes::server);
    }

    @Override
    public PanelAnswer<VpnServer> update(UUID id, VpnServerChange change) {
        var body = new JsonObject()
                .set("uuid", id)
                .setIfPresent("name", change.name())
                .setIfPresent("address", change.address())
                .setIfPresent("port", change.port());
        return panel.change("node", HttpCall.patch("/api/nodes").json(body).repeatable(), HttpPanelNodes::server);
    }

    @Override
    public boolean delete(UUID id) {
        return panel.delete(HttpCall.delete("/api/nodes/{uuid}", id));
    }

    static VpnServer server(Wire node) {
        node.skip(
                "id",
                "proxyUrl",
                "lastStatusMessage",
                "trafficResetDay",
                "consumptionMultiplier",
                "nodeConsumptionMultiplier",
                "isTrafficTrackingActive",
                "trafficLimitBytes",
                "notifyPercent",
                "note",
                "viewPosition",
                "tags",
                "integrationUuids",
                "ips",
                "providerUuid",
                "provider",
                "activePluginUuid",
                "xrayUptime",
                "system",
                "versions");
        Running running = node.object("configProfile", HttpPanelNodes::running);
        return new VpnServer(
                node.uuid("uuid"),
                node.text("name"),
                node.text("address"),
                node.intOrNull("port"),
                node.flag("isConnected"),
                node.flag("isConnecting"),
                node.flag("isDisabled"),
                node.timeOrNull("lastStatusChange"),
                Objects.requireNonNullElse(node.wholeOrNull("trafficUsedBytes"), 0L),
                node.text("countryCode"),
                Objects.requireNonNullElse(node.intOrNull("usersOnline"), 0),
                running.profile(),
                running.inbounds(),
                node.time("createdAt"),
                node.time("updatedAt"));
    }

    private static Running running(Wire profile) {
        return new Running(
                profile.uuidOrNull("activeConfigProfileUuid"),
                profile.trees("activeInbounds").size());
    }

    private record Running(@Nullable UUID profile, int inbounds) {}
}
