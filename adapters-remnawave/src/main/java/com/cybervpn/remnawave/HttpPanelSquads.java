package com.cybervpn.remnawave;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelSquads;
import com.cybervpn.domain.vpn.Squad;
import com.cybervpn.domain.vpn.SquadKind;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** {@code /api/internal-squads} and {@code /api/external-squads} of the panel. */
@Singleton
final class HttpPanelSquads implements PanelSquads {
    private final RemnawaveClient panel;

    HttpPanelSquads(RemnawaveClient panel) {
        this.panel = panel;
    }

    @Override
    public List<Squad> list(SquadKind kind) {
        return switch (kind) {
            case INTERNAL ->
                panel.read("internalSquads", HttpCall.get("/api/internal-squads"), HttpPanelSquads::internals);
            case EXTERNAL ->
                panel.read("externalSquads", HttpCall.get("/api/external-squads"), HttpPanelSquads::externals);
        };
    }

    @Override
    public PanelAnswer<Squad> createInternal(String name, List<UUID> inbounds) {
        var body = new JsonObject().set("name", name).set("inbounds", inbounds);
        return panel.change(
                "internalSquad", HttpCall.post("/api/internal-squads").json(body), HttpPanelSquads::internal);
    }

    @Override
    public PanelAnswer<Squad> createExternal(String name) {
        var body = new JsonObject().set("name", name);
        return panel.change(
                "externalSquad", HttpCall.post("/api/external-squads").json(body), HttpPanelSquads::external);
    }

    static List<Squad> internals(Wire list) {
        list.skip("total");
        return list.objects("internalSquads", HttpPanelSquads::internal);
    }

    static List<Squad> externals(Wire list) {
        list.skip("total");
        return list.objects("externalSquads", HttpPanelSquads::external);
    }

    static Squad internal(Wire squad) {
        squad.skip("inbounds");
        return squad(squad, SquadKind.INTERNAL);
    }

    static Squad external(Wire squad) {
        squad.skip(
                "templates",
                "subscriptionSettings",
                "hostOverrides",
                "responseHeadersAdd",
                "responseHeadersRemove",
                "hwidSettings",
                "customRemarks",
                "subpageConfigUuid");
        return squad(squad, SquadKind.EXTERNAL);
    }

    private static Squad squad(Wire squad, SquadKind kind) {
        squad.skip("viewPosition", "createdAt", "updatedAt", "tags");
        int members = squad.object("info", info -> {
            info.skip("inboundsCount");
            return Objects.requireNonNullElse(info.intOrNull("membersCount"), 0);
        });
        return new Squad(squad.uuid("uuid"), squad.text("name"), kind, members);
    }
}
