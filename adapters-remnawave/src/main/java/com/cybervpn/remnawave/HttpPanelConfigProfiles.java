package com.cybervpn.remnawave;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.domain.vpn.ConfigProfile;
import com.cybervpn.domain.vpn.Inbound;
import com.cybervpn.domain.vpn.XrayConfig;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code /api/config-profiles} of the panel. */
@Singleton
final class HttpPanelConfigProfiles implements PanelConfigProfiles {
    private final RemnawaveClient panel;

    HttpPanelConfigProfiles(RemnawaveClient panel) {
        this.panel = panel;
    }

    @Override
    public List<ConfigProfile> list() {
        return panel.read("configProfiles", HttpCall.get("/api/config-profiles"), HttpPanelConfigProfiles::profiles);
    }

    @Override
    public Optional<ConfigProfile> find(UUID id) {
        return panel.find(
                "configProfile", HttpCall.get("/api/config-profiles/{uuid}", id), HttpPanelConfigProfiles::profile);
    }

    @Override
    public List<Inbound> inbounds() {
        return panel.read("inbounds", HttpCall.get("/api/config-profiles/inbounds"), HttpPanelConfigProfiles::inbounds);
    }

    @Override
    public PanelAnswer<ConfigProfile> create(String name, XrayConfig config) {
        var body = new JsonObject().set("name", name).set("config", JsonObject.ofMap(config.members()));
        return panel.change(
                "configProfile", HttpCall.post("/api/config-profiles").json(body), HttpPanelConfigProfiles::profile);
    }

    @Override
    public PanelAnswer<ConfigProfile> replaceConfig(UUID id, XrayConfig config) {
        var body = new JsonObject().set("uuid", id).set("config", JsonObject.ofMap(config.members()));
        return panel.change(
                "configProfile",
                HttpCall.patch("/api/config-profiles").json(body).repeatable(),
                HttpPanelConfigProfiles::profile);
    }

    static List<ConfigProfile> profiles(Wire list) {
        list.skip("total");
        return list.objects("configProfiles", HttpPanelConfigProfiles::profile);
    }

    static ConfigProfile profile(Wire profile) {
        profile.skip("viewPosition", "nodes", "tags");
        return new ConfigProfile(
                profile.uuid("uuid"),
                profile.text("name"),
                new XrayConfig(profile.tree("config").toMap()),
                profile.objects("inbounds", HttpPanelConfigProfiles::inbound),
                profile.time("createdAt"),
                profile.time("updatedAt"));
    }

    static List<Inbound> inbounds(Wire list) {
        list.skip("total");
        return list.objects("inbounds", HttpPanelConfigProfiles::inbound);
    }

    private static Inbound inbound(Wire inbound) {
        inbound.skip("activeSquads");
        JsonObject raw = inbound.treeOrNull("rawInbound");
        return new Inbound(
                inbound.uuid("uuid"),
                inbound.uuid("profileUuid"),
                inbound.text("tag"),
                inbound.text("type"),
                inbound.intOrNull("port"),
                inbound.textOrNull("network"),
                inbound.textOrNull("security"),
                raw == null ? Map.of() : raw.toMap());
    }
}
