package com.cybervpn.domain.vpn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XrayConfigTest {
    private static final Map<String, Object> REALITY = Map.of(
            "tag",
            "VLESS",
            "settings",
            Map.of("clients", List.of(Map.of("id", "credential")), "decryption", "none"),
            "streamSettings",
            Map.of("realitySettings", Map.of("privateKey", "very-private", "shortIds", List.of("ab"))));
    private static final XrayConfig CONFIG =
            new XrayConfig(Map.of("inbounds", List.of(Map.of("tag", "OTHER"), REALITY), "log", Map.of()));

    @Test
    void leavesWithoutKeysAndOtherPeoplesCredentials() {
        String shown = CONFIG.redacted().members().toString();

        assertThat(shown).doesNotContain("very-private").doesNotContain("credential");
        assertThat(shown).contains("shortIds", "decryption=none", "tag=VLESS");
        assertThat(CONFIG.toString()).doesNotContain("very-private");
    }

    @Test
    void getsItsSecretsBackWhenItIsWrittenBackAsRead() {
        assertThat(CONFIG.redacted().withSecretsOf(CONFIG)).isEqualTo(CONFIG);
    }

    @Test
    void findsTheSecretsByTagWhenTheOrderChanged() {
        List<?> shown = (List<?>) CONFIG.redacted().members().get("inbounds");
        XrayConfig turned = new XrayConfig(Map.of("inbounds", List.of(shown.get(1), shown.get(0))));

        XrayConfig whole = turned.withSecretsOf(CONFIG);

        assertThat(whole.members().toString()).contains("very-private", "credential");
    }

    @Test
    void replacesOnlyTheGivenSections() {
        XrayConfig changed = CONFIG.with(Map.of("log", Map.of("loglevel", "info")));

        assertThat(changed.members()).containsKeys("inbounds", "log");
        assertThat(changed.members().get("log")).isEqualTo(Map.of("loglevel", "info"));
    }
}
