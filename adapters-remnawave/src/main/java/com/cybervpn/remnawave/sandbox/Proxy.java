package com.cybervpn.remnawave.sandbox;

import com.cybervpn.http.JsonObject;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;

/** One way in for one user: a host, the inbound behind it and the user's credentials, ready to be written for clients. */
final class Proxy {
    private final JsonObject host;
    private final JsonObject inbound;
    private final JsonObject raw;
    private final JsonObject stream;
    private final JsonObject user;

    Proxy(JsonObject host, JsonObject inbound, JsonObject user) {
        this.host = host;
        this.inbound = inbound;
        this.user = user;
        raw = Objects.requireNonNull(inbound.object("rawInbound"));
        stream = Objects.requireNonNullElseGet(raw.object("streamSettings"), JsonObject::new);
    }

    /** The share link: {@code vless://...}. */
    String link() {
        String at = address() + ":" + port();
        return switch (protocol()) {
            case "vless" ->
                "vless://" + user.text("vlessUuid") + "@" + at + "?encryption=none&" + parameters() + name();
            case "trojan" -> "trojan://" + user.text("trojanPassword") + "@" + at + "?" + parameters() + name();
            default -> "ss://" + base64(method() + ":" + user.text("ssPassword")) + "@" + at + name();
        };
    }

    String remark() {
        return Objects.requireNonNullElse(host.text("remark"), "")
                .replace("{{USERNAME}}", Objects.requireNonNullElse(user.text("username"), ""));
    }

    /** The outbound of an Xray client. */
    JsonObject xrayOutbound() {
        JsonObject settings = switch (protocol()) {
            case "vless" ->
                new JsonObject()
                        .set(
                                "vnext",
                                List.of(new JsonObject()
                                        .set("address", address())
                                        .set("port", port())
                                        .set(
                                                "users",
                                                List.of(new JsonObject()
                                                        .set("id", user.get("vlessUuid"))
                                                        .set("encryption", "none")
                                                        .set("flow", flow())))));
            case "trojan" ->
                new JsonObject()
                        .set(
                                "servers",
                                List.of(new JsonObject()
                                        .set("address", address())
                                        .set("port", port())
                                        .set("password", user.get("trojanPassword"))));
            default ->
                new JsonObject()
                        .set(
                                "servers",
                                List.of(new JsonObject()
                                        .set("address", address())
                                        .set("port", port())
                                        .set("method", method())
                                        .set("password", user.get("ssPassword"))));
        };
        return new JsonObject()
                .set("tag", "proxy")
                .set("protocol", protocol())
                .set("settings", settings)
                .set("streamSettings", xrayStream());
    }

    private JsonObject xrayStream() {
        var settings = new JsonObject().set("network", network());
        if (network().equals("ws")) {
            settings.set(
                    "wsSettings",
                    new JsonObject()
                            .set("path", path())
                            .set("host", hostHeader())
                            .set("headers", new JsonObject()));
        } else {
            settings.set(network() + "Settings", new JsonObject());
        }
        settings.set("security", security());
        if (security().equals("tls")) {
            settings.set(
                    "tlsSettings",
                    new JsonObject()
                            .set("serverName", sni())
                            .set("enableSessionResumption", false)
                            .set("fingerprint", fingerprint()));
        }
        if (security().equals("reality")) {
            settings.set(
                    "realitySettings",
                    new JsonObject()
                            .set("serverName", sni())
                            .set("fingerprint", fingerprint())
                            .set("publicKey", realityPublicKey())
                            .set("shortId", shortId()));
        }
        return settings;
    }

    /** One entry of a Clash-like client's {@code proxies}, as a YAML flow mapping (which JSON is). */
    JsonObject clashProxy() {
        var proxy = new JsonObject()
                .set("name", remark())
                .set("type", protocol().equals("shadowsocks") ? "ss" : protocol())
                .set("server", address())
                .set("port", port());
        switch (protocol()) {
            case "vless" -> proxy.set("uuid", user.get("vlessUuid")).set("flow", flow());
            case "trojan" -> proxy.set("password", user.get("trojanPassword"));
            default -> proxy.set("cipher", method()).set("password", user.get("ssPassword"));
        }
        proxy.set("udp", true).set("network", network());
        if (!security().equals("none")) {
            proxy.set("tls", true).set("servername", sni()).set("client-fingerprint", fingerprint());
        }
        if (security().equals("reality")) {
            proxy.set(
                    "reality-opts",
                    new JsonObject().set("public-key", realityPublicKey()).set("short-id", shortId()));
        }
        if (network().equals("ws")) {
            proxy.set(
                    "ws-opts",
                    new JsonObject().set("path", path()).set("headers", new JsonObject().set("Host", hostHeader())));
        }
        return proxy;
    }

    /** One of a sing-box client's {@code outbounds}. */
    JsonObject singBoxOutbound() {
        var outbound = new JsonObject()
                .set("type", protocol())
                .set("tag", remark())
                .set("server", address())
                .set("server_port", port());
        switch (protocol()) {
            case "vless" -> outbound.set("uuid", user.get("vlessUuid")).set("flow", flow());
            case "trojan" -> outbound.set("password", user.get("trojanPassword"));
            default -> outbound.set("method", method()).set("password", user.get("ssPassword"));
        }
        if (network().equals("ws")) {
            outbound.set("transport", new JsonObject().set("type", "ws").set("path", path()));
        }
        if (!security().equals("none")) {
            var tls = new JsonObject().set("enabled", true).set("server_name", sni());
            if (security().equals("reality")) {
                tls.set(
                        "reality",
                        new JsonObject()
                                .set("enabled", true)
                                .set("public_key", realityPublicKey())
                                .set("short_id", shortId()));
            }
            outbound.set("tls", tls);
        }
        return outbound;
    }

    /** Everything about it, as the panel's raw subscription shows it. */
    JsonObject resolved() {
        JsonObject link = Objects.requireNonNull(host.object("inbound"));
        var metadata = new JsonObject()
                .set("uuid", host.get("uuid"))
                .set("tags", host.get("tags"))
                .set("excludeFromSubscriptionTypes", host.get("excludeFromSubscriptionTypes"))
                .set("inboundTag", inbound.get("tag"))
                .set("configProfileUuid", link.get("configProfileUuid"))
                .set("configProfileInboundUuid", link.get("configProfileInboundUuid"))
                .set("isDisabled", host.get("isDisabled"))
                .set("isHidden", host.get("isHidden"))
                .set("viewPosition", host.get("viewPosition"))
                .set("remark", host.get("remark"))
                .set("vlessRouteId", host.get("vlessRouteId"))
                .set("rawInbound", raw);
        JsonObject protocolOptions = switch (protocol()) {
            case "vless" ->
                new JsonObject()
                        .set("id", user.get("vlessUuid"))
                        .set("encryption", "none")
                        .set("flow", flow());
            case "trojan" -> new JsonObject().set("password", user.get("trojanPassword"));
            default -> new JsonObject().set("method", method()).set("password", user.get("ssPassword"));
        };
        return new JsonObject()
                .set("finalRemark", remark())
                .set("address", address())
                .set("port", port())
                .set(
                        "streamOverrides",
                        new JsonObject()
                                .set("finalMask", host.get("finalMask"))
                                .set("sockopt", host.get("sockoptParams")))
                .set("mux", host.get("muxParams"))
                .set(
                        "clientOverrides",
                        new JsonObject()
                                .set("shuffleHost", host.get("shuffleHost"))
                                .set("mihomoX25519", host.get("mihomoX25519"))
                                .set("mihomoIpVersion", host.get("mihomoIpVersion"))
                                .set("serverDescription", host.get("serverDescription"))
                                .set("xrayJsonTemplate", null)
                                .set("mapper", host.get("mapper")))
                .set("metadata", metadata)
                .set("protocol", protocol())
                .set("protocolOptions", protocolOptions)
                .set("security", security())
                .set("transport", network())
                .set(
                        "transportOptions",
                        network().equals("ws")
                                ? new JsonObject().set("path", path()).set("host", hostHeader())
                                : new JsonObject().set("header", null));
    }

    private String parameters() {
        var parameters = new ArrayList<String>();
        parameters.add("type=" + network());
        if (network().equals("ws")) {
            parameters.add("path=" + encode(path()));
            parameters.add("host=" + encode(hostHeader()));
        }
        parameters.add("security=" + security());
        if (!security().equals("none")) {
            parameters.add("sni=" + encode(sni()));
            parameters.add("fp=" + fingerprint());
        }
        if (security().equals("reality")) {
            parameters.add("pbk=" + realityPublicKey());
            parameters.add("sid=" + shortId());
            parameters.add("flow=" + flow());
        }
        return parameters.stream().collect(Collectors.joining("&"));
    }

    private String name() {
        return "#" + encode(remark());
    }

    private String protocol() {
        return Objects.requireNonNullElse(inbound.text("type"), "vless");
    }

    private String address() {
        return Objects.requireNonNullElse(host.text("address"), "");
    }

    private Object port() {
        return Objects.requireNonNullElse(host.whole("port"), 0L);
    }

    private String network() {
        String network = stream.text("network");
        return network == null || network.equals("raw") ? "tcp" : network;
    }

    private String security() {
        String layer = host.text("securityLayer");
        if ("TLS".equals(layer)) return "tls";
        if ("NONE".equals(layer)) return "none";
        return Objects.requireNonNullElse(stream.text("security"), "none");
    }

    private String sni() {
        if (host.text("sni") != null) return Objects.requireNonNull(host.text("sni"));
        JsonObject reality = stream.object("realitySettings");
        List<String> names = reality == null ? List.of() : reality.texts("serverNames");
        return names.isEmpty() ? address() : names.getFirst();
    }

    private String hostHeader() {
        return Objects.requireNonNullElseGet(host.text("host"), this::address);
    }

    private String path() {
        if (host.text("path") != null) return Objects.requireNonNull(host.text("path"));
        JsonObject ws = stream.object("wsSettings");
        return ws == null ? "/" : Objects.requireNonNullElse(ws.text("path"), "/");
    }

    private String fingerprint() {
        return Objects.requireNonNullElse(host.text("fingerprint"), "chrome");
    }

    private String flow() {
        return security().equals("reality") && network().equals("tcp") ? "xtls-rprx-vision" : "";
    }

    private String method() {
        JsonObject settings = raw.object("settings");
        return settings == null
                ? "chacha20-ietf-poly1305"
                : Objects.requireNonNullElse(settings.text("method"), "chacha20-ietf-poly1305");
    }

    private String shortId() {
        JsonObject reality = stream.object("realitySettings");
        List<String> ids = reality == null ? List.of() : reality.texts("shortIds");
        return ids.isEmpty() ? "" : ids.getFirst();
    }

    private String realityPublicKey() {
        JsonObject reality = stream.object("realitySettings");
        String key = reality == null ? null : reality.text("privateKey");
        return key == null ? "" : publicKey(key);
    }

    /** The X25519 public key of a private one, both as unpadded base64url: the shared secret with the base point. */
    static String publicKey(String privateKey) {
        try {
            KeyFactory factory = KeyFactory.getInstance("X25519");
            PrivateKey own = factory.generatePrivate(new XECPrivateKeySpec(
                    NamedParameterSpec.X25519, Base64.getUrlDecoder().decode(privateKey)));
            PublicKey basePoint =
                    factory.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BigInteger.valueOf(9)));
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(own);
            agreement.doPhase(basePoint, true);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(agreement.generateSecret());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return "";
        }
    }

    private static String base64(@Nullable String text) {
        return Base64.getEncoder().encodeToString(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
