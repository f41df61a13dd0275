package com.cybervpn.remnawave;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.PeerClients;
import com.cybervpn.remnawave.sandbox.PanelSandbox;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/** Decides which panel it is: the configured one, or the sandbox. */
@Factory
final class RemnawaveFactory {
    @Singleton
    @Requires(condition = PanelConfigured.class)
    PanelConnection configured(RemnawaveConfig config) {
        URI url = config.url();
        if (url == null || url.getHost() == null) {
            throw new ConfigurationException("REMNAWAVE_URL: must be like https://panel.example.com");
        }
        String token = config.token();
        if (token == null || token.isBlank()) {
            throw new ConfigurationException("REMNAWAVE_TOKEN: needed with REMNAWAVE_URL; make one in the panel");
        }
        return new PanelConnection(url, Secret.of(token), webhookSecret(config, token));
    }

    @Singleton
    @Requires(condition = PanelConfigured.Not.class)
    PanelConnection sandboxed(PanelSandbox sandbox) {
        return new PanelConnection(sandbox.url(), sandbox.token(), sandbox.webhookSecret());
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(condition = PanelConfigured.Not.class)
    PanelSandbox sandbox(
            RemnawaveConfig config,
            SandboxConfig sandbox,
            @Value("${environment:development}") String environment,
            @Value("${data.dir:data}") String dataDirectory,
            @Value("${public.port:8080}") int publicPort,
            PeerClients clients,
            InstantSource clock) {
        if (!sandbox.enabled().orElse(!environment.equals("production"))) {
            throw new ConfigurationException("REMNAWAVE_URL: needed in production"
                    + " (REMNAWAVE_SANDBOX_ENABLED=true runs the sandbox panel, which connects nobody)");
        }
        String file = sandbox.file().orElse(dataDirectory + "/sandbox-panel.json");
        URI webhookUrl = sandbox.webhookUrl()
                .orElseGet(() -> URI.create("http://127.0.0.1:" + publicPort + "/api/v1/webhooks/remnawave"));
        var options = new PanelSandbox.Options(
                file.equals("memory") ? null : Path.of(file),
                true,
                true,
                sandbox.subscriptionPort(),
                null,
                sandbox.webhooks() ? webhookUrl : null,
                webhookSecret(config, randomSecret()));
        try {
            PanelSandbox panel = PanelSandbox.start(options, clients, clock);
            panel.takeTime(sandbox.latency());
            return panel;
        } catch (IllegalStateException e) {
            throw new ConfigurationException("REMNAWAVE_SANDBOX_FILE: " + e.getMessage(), e);
        }
    }

    private static Secret webhookSecret(RemnawaveConfig config, String otherwise) {
        String own = config.webhookSecret();
        return Secret.of(own == null || own.isBlank() ? otherwise : own);
    }

    private static String randomSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
