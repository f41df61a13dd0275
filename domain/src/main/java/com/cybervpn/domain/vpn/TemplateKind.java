package com.cybervpn.domain.vpn;

import java.util.Locale;
import java.util.Optional;

/** Which client programs a subscription template is for. Named as the panel names them. */
public enum TemplateKind {
    XRAY_JSON,
    XRAY_BASE64,
    MIHOMO,
    STASH,
    CLASH,
    SINGBOX;

    /** Understands the panel's words and those that clients of the API use, without regard to case. */
    public static Optional<TemplateKind> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "xray_json", "xray", "v2ray" -> Optional.of(XRAY_JSON);
            case "xray_base64", "outline" -> Optional.of(XRAY_BASE64);
            case "mihomo" -> Optional.of(MIHOMO);
            case "stash" -> Optional.of(STASH);
            case "clash" -> Optional.of(CLASH);
            case "singbox", "sing_box", "sing-box", "hiddify" -> Optional.of(SINGBOX);
            default -> Optional.empty();
        };
    }

    /** Whether the panel keeps this kind as JSON; the others are YAML, which JSON is a part of. */
    public boolean isJson() {
        return this == XRAY_JSON || this == SINGBOX;
    }

    /** The name as the API writes it: {@code xray_json}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
