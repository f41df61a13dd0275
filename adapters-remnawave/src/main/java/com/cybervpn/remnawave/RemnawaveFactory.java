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
import org.jspecify.annotations.Nullable;

/** Decides which panel it is: the configured one, or the sandbox. */
@Factory
final class RemnawaveFactory {
    private static final String URL = "remnawave.url";

    @Singleton
    @Requires(property = URL)
    PanelConnection configured(RemnawaveConfig config) {
        URI url = config.url();
        String token = config.token();
        if (url == null) throw new ConfigurationException("REMNAWAVE_URL: an address is needed");
        if (token == null || token.isBlank()) {
            throw new ConfigurationException("REMNAWAVE_TOKEN: needed with REMNAWAVE_URL; make one in the panel");
        }
        return new PanelConnection(url, Secret.of(token), webhookSecret(config, token));
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingProperty = URL)
    PanelSandbox sandbox(
            RemnawaveConfig config,
            SandboxConfig sandbox,
            @Value("${data.dir:data}") String dataDirectory,
            PeerClients clients,
            InstantSource clock) {
        String file = sandbox.file() == null ? dataDirectory + "/sandbox-panel.json" : sandbox.file();
        Secret secret = webhookSecret(config, randomSecret());
        var options = new PanelSandbox.Options(
                "memory".equals(file) ? null : Path.of(file),
                true,
                true,
                sandbox.subscriptionPort(),
                null,
                sandbox.webhookUrl(),
                secret);
        return PanelSandbox.start(options, clients, clock);
    }

    @Singleton
    @Requires(missingProperty = URL)
    PanelConnection sandboxed(PanelSandbox sandbox) {
        return new PanelConnection(sandbox.url(), sandbox.token(), sandbox.webhookSecret());
    }

    private static Secret webhookSecret(RemnawaveConfig config, String otherwise) {
        @Nullable String own = config.webhookSecret();
        return Secret.of(own == null || own.isBlank() ? otherwise : own);
    }

    private static String randomSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
