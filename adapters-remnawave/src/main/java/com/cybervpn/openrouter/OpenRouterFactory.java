package com.cybervpn.openrouter;

import com.cybervpn.application.terminal.port.out.LanguageModels;
import com.cybervpn.http.Peer;
import com.cybervpn.http.PeerClients;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Connects to OpenRouter. */
@Factory
final class OpenRouterFactory {
    private static final int MAX_REPLY_BYTES = 1 << 20;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    @Singleton
    LanguageModels languageModels(OpenRouterConfig config, PeerClients clients) {
        var peer = Peer.of(OpenRouter.ID, address(config.url()))
                .withTimeouts(config.connectTimeout(), config.timeout())
                .withLimits(MAX_REPLY_BYTES, config.maxConcurrent())
                .withRetries(1, Duration.ZERO)
                .failingWhen(reply -> reply.status() >= 500); // a limit of one user's key says nothing of the others
        return new OpenRouter(clients.to(peer), config.maxTokens());
    }

    /** The keys of users go there, so nobody on the way may read along. */
    private static URI address(URI url) {
        boolean safe = "https".equals(url.getScheme())
                || "http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost()));
        if (!safe || url.getHost() == null || url.getRawUserInfo() != null || url.getRawQuery() != null) {
            throw new ConfigurationException(
                    "OPENROUTER_URL: must be like https://openrouter.ai/api/v1 (http on this machine only)");
        }
        return url;
    }
}
