package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.Json;
import com.cybervpn.http.JsonObject;
import com.cybervpn.remnawave.sandbox.PanelSandbox.Parts;
import java.util.List;
import java.util.Objects;

/** What a new sandbox starts with. */
final class Seed {
    private static final String STUB_PROFILE = "00000000-0000-0000-0000-000000000000";

    private Seed() {}

    /** What a new panel has: a profile that is only an example, and a squad for it. */
    static void plantStub(Parts parts) {
        JsonObject profile = parts.profiles()
                .add(STUB_PROFILE, "Default-Profile", Json.object(Templates.resource("stub-profile.json")));
        parts.squads().add("Default-Squad", inbounds(profile));
    }

    /** A panel that somebody has set up: a profile with two ways in, a squad that may use both, two nodes, their hosts. */
    static void plant(Parts parts) {
        JsonObject config = Json.object(Templates.resource("seed-profile.json"));
        JsonObject stream =
                Objects.requireNonNull(config.objects("inbounds").getFirst().object("streamSettings"));
        Objects.requireNonNull(stream.object("realitySettings")).set("privateKey", SystemRoutes.privateKey());
        JsonObject profile = parts.profiles().add(PanelState.uuid(), "Default-Profile", config);
        List<String> inbounds = inbounds(profile);
        parts.squads().add("Default-Squad", inbounds);
        plantNode(parts, profile, "frankfurt-1", "de.example.com", "DE", "Germany");
        plantNode(parts, profile, "amsterdam-1", "nl.example.com", "NL", "Netherlands");
    }

    private static void plantNode(
            Parts parts, JsonObject profile, String name, String address, String country, String remark) {
        List<JsonObject> inbounds = profile.objects("inbounds");
        parts.nodes()
                .add(new JsonObject()
                        .set("name", name)
                        .set("address", address)
                        .set("port", 2222L)
                        .set("countryCode", country)
                        .set("isTrafficTrackingActive", true)
                        .set(
                                "configProfile",
                                new JsonObject()
                                        .set("activeConfigProfileUuid", profile.get("uuid"))
                                        .set("activeInbounds", inbounds(profile))));
        for (JsonObject inbound : inbounds) {
            parts.hosts()
                    .add(new JsonObject()
                            .set(
                                    "inbound",
                                    new JsonObject()
                                            .set("configProfileUuid", profile.get("uuid"))
                                            .set("configProfileInboundUuid", inbound.get("uuid")))
                            .set("remark", remark + ("vless".equals(inbound.text("type")) ? "" : " (reserve)"))
                            .set("address", address)
                            .set("port", inbound.get("port")));
        }
    }

    private static List<String> inbounds(JsonObject profile) {
        return profile.objects("inbounds").stream()
                .map(inbound -> String.valueOf(inbound.get("uuid")))
                .toList();
    }
}
