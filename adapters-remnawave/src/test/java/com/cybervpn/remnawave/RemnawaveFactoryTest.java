package com.cybervpn.remnawave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.vpn.port.out.PanelSystem;
import com.cybervpn.remnawave.sandbox.PanelSandbox;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemnawaveFactoryTest {
    private static final Map<String, Object> SANDBOX = Map.of(
            "remnawave.sandbox.file",
            "memory",
            "remnawave.sandbox.subscription-port",
            0,
            "remnawave.sandbox.webhooks",
            false);

    private static ApplicationContext start(Map<String, Object> settings) {
        var all = new HashMap<>(SANDBOX);
        all.putAll(settings);
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(all)
                .start();
    }

    @Test
    void connectsToTheSandboxWithoutAPanel() {
        try (var context = start(Map.of("remnawave.url", ""))) {
            assertThat(context.getBean(PanelSystem.class).version()).isEqualTo("3.3.2");
            assertThat(context.getBean(PanelConnection.class).webhookSecret().reveal())
                    .hasSize(64);
        }
    }

    @Test
    void startsNoSandboxWithAPanel() {
        try (var context = start(Map.of("remnawave.url", "https://panel.example.com", "remnawave.token", "t0"))) {
            var connection = context.getBean(PanelConnection.class);

            assertThat(connection.url()).hasToString("https://panel.example.com");
            assertThat(connection.webhookSecret()).isEqualTo(connection.token());
            assertThat(context.containsBean(PanelSandbox.class)).isFalse();
        }
    }

    @Test
    void keepsTheWebhookSecretApartWhenThereIsOne() {
        try (var context = start(Map.of(
                "remnawave.url", "https://panel.example.com",
                "remnawave.token", "t0",
                "remnawave.webhook-secret", "s3"))) {
            assertThat(context.getBean(PanelConnection.class).webhookSecret().reveal())
                    .isEqualTo("s3");
        }
    }

    @Test
    void namesTheSettingThatIsMissing() {
        assertThatThrownBy(() -> start(Map.of("remnawave.url", "https://panel.example.com")))
                .hasRootCauseInstanceOf(ConfigurationException.class)
                .hasStackTraceContaining("REMNAWAVE_TOKEN: needed");
    }

    @Test
    void runsNoSandboxInProductionUnlessAskedTo() {
        assertThatThrownBy(() -> start(Map.of("environment", "production")))
                .hasStackTraceContaining("REMNAWAVE_URL: needed in production");
        try (var context = start(Map.of("environment", "production", "remnawave.sandbox.enabled", true))) {
            assertThat(context.getBean(PanelSystem.class).version()).isEqualTo("3.3.2");
        }
    }

    @Test
    void saysInOneLineThatAnotherInstanceHasTheSandbox(@TempDir Path folder) {
        Map<String, Object> file =
                Map.of("remnawave.sandbox.file", folder.resolve("panel.json").toString());
        try (var first = start(file)) {
            assertThat(first.getBean(PanelSystem.class).version()).isEqualTo("3.3.2");
            assertThatThrownBy(() -> start(file)).hasStackTraceContaining("REMNAWAVE_SANDBOX_FILE: ");
        }
    }

    @Test
    void neverShowsASecret() {
        try (var context =
                start(Map.of("remnawave.url", "https://panel.example.com", "remnawave.token", "t0p-s3cret"))) {
            assertThat(context.getBean(PanelConnection.class).toString()).doesNotContain("t0p-s3cret");
            assertThat(context.getBean(RemnawaveConfig.class).toString()).doesNotContain("t0p-s3cret");
        }
    }
}
