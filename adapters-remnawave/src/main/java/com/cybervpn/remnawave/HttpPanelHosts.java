package com.cybervpn.remnawave;

import com.cybervpn.application.vpn.port.out.PanelAnswer;
import com.cybervpn.application.vpn.port.out.PanelHosts;
import com.cybervpn.domain.vpn.NewVpnHost;
import com.cybervpn.domain.vpn.VpnHost;
import com.cybervpn.domain.vpn.VpnHostChange;
import com.cybervpn.http.HttpCall;
import com.cybervpn.http.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/hosts} of the panel. */
@Singleton
final class HttpPanelHosts implements PanelHosts {
    /** The order in which the panel wants them. */
    private static final List<String> ALPN = List.of("h3", "h2", "http/1.1");

    private final RemnawaveClient panel;

    HttpPanelHosts(RemnawaveClient panel) {
        this.panel = panel;
    }

    @Override
    public List<VpnHost> list() {
        return panel.readAll("host", HttpCall.get("/api/hosts"), HttpPanelHosts::host);
    }

    @Override
    public Optional<VpnHost> find(UUID id) {
        return panel.find("host", HttpCall.get("/api/hosts/{uuid}", id), HttpPanelHosts::host);
    }

    @Override
    public PanelAnswer<VpnHost> create(NewVpnHost host) {
        var body = new JsonObject()
                .set(
                        "inbound",
                        new JsonObject()
                                .set("configProfileUuid", host.configProfile())
                                .set("configProfileInboundUuid", host.inbound()))
                .set("remark", host.remark())
                .set("address", host.address())
                .set("port", host.port())
                .setIfPresent("sni", host.sni())
                .setIfPresent("host", host.hostHeader())
                .setIfPresent("path", host.path())
                .set("alpn", alpn(host.alpn()))
                .set("isDisabled", host.disabled());
        return panel.change("host", HttpCall.post("/api/hosts").json(body), HttpPanelHosts::host);
    }

    @Override
    public PanelAnswer<VpnHost> update(UUID id, VpnHostChange change) {
        var body = new JsonObject()
                .set("uuid", id)
                .setIfPresent("remark", change.remark())
                .setIfPresent("address", change.address())
                .setIfPresent("port", change.port())
                .setIfPresent("sni", change.sni())
                .setIfPresent("host", change.hostHeader())
                .setIfPresent("path", change.path())
                .setIfPresent("isDisabled", change.disabled());
        List<String> alpn = change.alpn();
        if (alpn != null) body.set("alpn", alpn(alpn));
        return panel.change("host", HttpCall.patch("/api/hosts").json(body).repeatable(), HttpPanelHosts::host);
    }

    @Override
    public boolean delete(UUID id) {
        return panel.delete(HttpCall.delete("/api/hosts/{uuid}", id));
    }

    static VpnHost host(Wire host) {
        host.skip(
                "viewPosition",
                "xhttpExtraParams",
                "muxParams",
                "sockoptParams",
                "finalMask",
                "serverDescription",
                "pinnedPeerCertSha256",
                "verifyPeerCertByName",
                "shuffleHost",
                "mihomoX25519",
                "mihomoIpVersion",
                "tags",
                "isHidden",
                "overrideSniFromAddress",
                "keepSniBlank",
                "vlessRouteId",
                "nodes",
                "xrayJsonTemplateUuid",
                "excludedInternalSquads",
                "internalSquads",
                "excludeFromSubscriptionTypes",
                "mapper");
        Place place = host.objectOrNull("inbound", HttpPanelHosts::place);
        String alpn = host.textOrNull("alpn");
        return new VpnHost(
                host.uuid("uuid"),
                host.text("remark"),
                host.text("address"),
                host.number("port"),
                host.textOrNull("sni"),
                host.textOrNull("host"),
                host.textOrNull("path"),
                alpn == null ? List.of() : List.of(alpn.split(",")),
                host.textOrNull("fingerprint"),
                host.flag("isDisabled"),
                host.textOrNull("securityLayer"),
                place == null ? null : place.profile(),
                place == null ? null : place.inbound());
    }

    private static Place place(Wire inbound) {
        return new Place(inbound.uuidOrNull("configProfileUuid"), inbound.uuidOrNull("configProfileInboundUuid"));
    }

    /** The panel's one text for a list; null for none. */
    private static @Nullable String alpn(List<String> protocols) {
        if (protocols.isEmpty()) return null;
        return protocols.stream()
                .sorted((one, other) -> Integer.compare(ALPN.indexOf(one), ALPN.indexOf(other)))
                .distinct()
                .reduce((one, other) -> one + "," + other)
                .orElse(null);
    }

    private record Place(@Nullable UUID profile, @Nullable UUID inbound) {}
}
