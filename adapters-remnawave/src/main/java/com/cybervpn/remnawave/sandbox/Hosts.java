package com.cybervpn.remnawave.sandbox;

import static com.cybervpn.remnawave.sandbox.Router.created;
import static com.cybervpn.remnawave.sandbox.Router.ok;

import com.cybervpn.http.JsonObject;
import com.cybervpn.http.LoopbackServer.Answer;
import com.cybervpn.remnawave.sandbox.Form.Need;
import com.cybervpn.remnawave.sandbox.Form.Rule;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lines of a subscription: {@code /api/hosts}. */
final class Hosts {
    private final PanelState state;
    private final Profiles profiles;

    Hosts(PanelContext panel, Profiles profiles) {
        this.state = panel.state();
        this.profiles = profiles;
    }

    void routes(Router router) {
        router.on("GET", "/api/hosts", "hosts:list", _ -> ok(state.hosts.toJson()))
                .on("POST", "/api/hosts", "hosts:create", this::create)
                .on("PATCH", "/api/hosts", "hosts:update", this::update)
                .on("GET", "/api/hosts/tags", "hosts:tags", _ -> ok(new JsonObject().set("tags", tags())))
                .on("GET", "/api/hosts/{uuid}", "hosts:get", call -> ok(one(call)))
                .on("DELETE", "/api/hosts/{uuid}", "hosts:delete", this::delete)
                .on(
                        "POST",
                        "/api/hosts/bulk/enable",
                        "hosts:bulk",
                        call -> bulk(call, host -> host.set("isDisabled", false)))
                .on(
                        "POST",
                        "/api/hosts/bulk/disable",
                        "hosts:bulk",
                        call -> bulk(call, host -> host.set("isDisabled", true)))
                .on(
                        "POST",
                        "/api/hosts/bulk/delete",
                        "hosts:bulk",
                        call -> bulk(call, host -> state.hosts.remove(host.get("uuid"))));
    }

    /** Adds a host whose members are known to be good. */
    JsonObject add(JsonObject wanted) {
        var host = new JsonObject()
                .set("uuid", PanelState.uuid())
                .set("viewPosition", state.next("host"))
                .set("remark", "")
                .set("address", "")
                .set("port", 0L);
        for (String name : List.of("path", "sni", "host", "alpn", "fingerprint")) host.set(name, null);
        host.set("isDisabled", false).set("securityLayer", "DEFAULT");
        for (String name : List.of(
                "xhttpExtraParams",
                "muxParams",
                "sockoptParams",
                "finalMask",
                "serverDescription",
                "pinnedPeerCertSha256",
                "verifyPeerCertByName")) {
            host.set(name, null);
        }
        host.set("shuffleHost", false)
                .set("mihomoX25519", false)
                .set("mihomoIpVersion", null)
                .set("tags", List.of())
                .set("isHidden", false)
                .set("overrideSniFromAddress", false)
                .set("keepSniBlank", false)
                .set("vlessRouteId", null)
                .set("inbound", null)
                .set("nodes", List.of())
                .set("xrayJsonTemplateUuid", null)
                .set("excludedInternalSquads", List.of())
                .set("excludeFromSubscriptionTypes", List.of())
                .set("mapper", new JsonObject())
                .setAll(wanted);
        return state.hosts.add(host);
    }

    private Answer create(Call call) {
        JsonObject wanted = fields(call.form()
                        .object("inbound", Need.REQUIRED)
                        .text("remark", Need.REQUIRED, Rule.between(1, 100))
                        .text("address", Need.REQUIRED)
                        .whole("port", Need.REQUIRED, 1, 65535, "Too small: expected number to be >=1"))
                .accept();
        refuseUnknownInbound(wanted.object("inbound"));
        JsonObject host = add(wanted);
        state.changed();
        return created(host);
    }

    private Answer update(Call call) {
        JsonObject wanted = fields(call.form()
                        .uuid("uuid", Need.REQUIRED)
                        .object("inbound", Need.OPTIONAL)
                        .text("remark", Need.OPTIONAL, Rule.between(1, 100))
                        .text("address", Need.OPTIONAL)
                        .whole("port", Need.OPTIONAL, 1, 65535, "Too small: expected number to be >=1"))
                .accept();
        JsonObject host = state.hosts.get(wanted.get("uuid"));
        if (host == null) throw notFound();
        if (wanted.has("inbound")) refuseUnknownInbound(wanted.object("inbound"));
        host.setAll(wanted);
        state.changed();
        return ok(host);
    }

    private static Form fields(Form form) {
        return form.text("path", Need.NULLABLE)
                .text("sni", Need.NULLABLE)
                .text("host", Need.NULLABLE)
                .oneOf("alpn", Need.NULLABLE, "h3", "h2", "http/1.1", "h2,http/1.1", "h3,h2,http/1.1", "h3,h2")
                .text("fingerprint", Need.NULLABLE)
                .flag("isDisabled", Need.OPTIONAL)
                .oneOf("securityLayer", Need.OPTIONAL, "DEFAULT", "TLS", "NONE")
                .any("xhttpExtraParams")
                .any("muxParams")
                .any("sockoptParams")
                .any("finalMask")
                .text("serverDescription", Need.NULLABLE, Rule.between(0, 30))
                .texts("tags", Need.OPTIONAL)
                .flag("isHidden", Need.OPTIONAL)
                .flag("overrideSniFromAddress", Need.OPTIONAL)
                .flag("keepSniBlank", Need.OPTIONAL)
                .text("pinnedPeerCertSha256", Need.NULLABLE)
                .text("verifyPeerCertByName", Need.NULLABLE)
                .whole("vlessRouteId", Need.NULLABLE, 0, 65535, "Too small: expected number to be >=0")
                .flag("shuffleHost", Need.OPTIONAL)
                .flag("mihomoX25519", Need.OPTIONAL)
                .text("mihomoIpVersion", Need.NULLABLE)
                .uuids("nodes", Need.OPTIONAL)
                .uuid("xrayJsonTemplateUuid", Need.NULLABLE)
                .uuids("excludedInternalSquads", Need.OPTIONAL)
                .texts("excludeFromSubscriptionTypes", Need.OPTIONAL)
                .object("mapper", Need.OPTIONAL);
    }

    private JsonObject one(Call call) {
        JsonObject host = state.hosts.get(call.uuid("uuid"));
        if (host == null) throw notFound();
        return host;
    }

    private Answer delete(Call call) {
        state.hosts.remove(one(call).get("uuid"));
        state.changed();
        return Answer.empty(204);
    }

    private Answer bulk(Call call, Consumer<JsonObject> change) {
        for (String uuid : call.form().uuids("uuids", Need.REQUIRED).accept().texts("uuids")) {
            JsonObject host = state.hosts.get(uuid);
            if (host != null) change.accept(host);
        }
        state.changed();
        return Answer.empty(204);
    }

    private List<String> tags() {
        return state.hosts.all().stream()
                .flatMap(host -> host.texts("tags").stream())
                .distinct()
                .sorted()
                .toList();
    }

    private void refuseUnknownInbound(@Nullable JsonObject inbound) {
        boolean known = inbound != null
                && profiles.inbound(inbound.get("configProfileInboundUuid"))
                        .filter(it -> Objects.equals(it.get("profileUuid"), inbound.get("configProfileUuid")))
                        .isPresent();
        if (!known) throw PanelError.domain(404, "A124", "Config profile inbound not found in specified profile");
    }

    private static PanelError notFound() {
        return PanelError.domain(404, "A046", "Host not found");
    }
}
