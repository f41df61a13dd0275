package com.cybervpn.cryptobot;

import com.cybervpn.application.billing.port.out.PaymentProvider;
import com.cybervpn.cryptobot.sandbox.CryptoPaySandbox;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.Peer;
import com.cybervpn.http.PeerClients;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses between Crypto Pay and its sandbox; the same client speaks to either. */
@Factory
final class CryptoPayFactory {
    private static final Logger LOG = LoggerFactory.getLogger(CryptoPayFactory.class);

    /** Runs nothing unless it is {@link CryptoPaySandbox#start started}. */
    @Singleton
    @Bean(preDestroy = "close")
    CryptoPaySandbox sandbox(CryptoBotConfig config, InstantSource clock) {
        return new CryptoPaySandbox(config.sandbox().port(), config.sandbox().webhookUrl(), clock);
    }

    @Singleton
    CryptoPayApp app(
            CryptoBotConfig config, CryptoPaySandbox sandbox, @Value("${environment:development}") String environment) {
        if (config.token().isPresent()) {
            return new CryptoPayApp(config.url(), config.token().map(Secret::of));
        }
        if (!config.sandbox().enabled().orElse(!environment.equals("production"))) {
            LOG.warn("no Crypto Pay token is set: payments are off");
            return new CryptoPayApp(config.url(), Optional.empty());
        }
        return new CryptoPayApp(sandbox.start(), Optional.of(sandbox.token()));
    }

    @Singleton
    PaymentProvider cryptoPay(CryptoPayApp app, CryptoBotConfig config, PeerClients clients) {
        var peer = Peer.of(CryptoPay.ID, app.url())
                .withTimeouts(config.connectTimeout(), config.timeout())
                .withLimits(4 << 20, 32);
        return new CryptoPay(app.token(), clients.to(peer));
    }
}
