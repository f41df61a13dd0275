package com.cybervpn.cryptobot;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where Crypto Pay is and who we are there.
 *
 * @param url scheme and host; {@code /api} is added
 * @param token of the app, as CryptoBot gave it; without one the sandbox takes its place
 * @param connectTimeout for one connection attempt
 * @param timeout for a whole call
 */
@ConfigurationProperties("cryptobot")
public record CryptoBotConfig(
        @Bindable(defaultValue = "https://pay.crypt.bot") URI url,
        Optional<String> token,
        @Bindable(defaultValue = "5s") Duration connectTimeout,
        @Bindable(defaultValue = "15s") Duration timeout,
        @NotNull Sandbox sandbox) {
    public CryptoBotConfig {
        token = token.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "CryptoBotConfig[url=" + url + "]";
    }

    /**
     * The double that runs when there is no token.
     *
     * @param enabled not in production unless asked for, since anybody can pay in it with nothing
     * @param port on loopback; 0 is any free one
     * @param webhookUrl where it sends its updates; application.yml says our own address
     */
    @ConfigurationProperties("sandbox")
    public record Sandbox(
            Optional<Boolean> enabled,

            @Bindable(defaultValue = "0") @Min(0) @Max(65535)
            int port,

            // The default stands in application.yml: it names the public listener's port.
            @NotNull URI webhookUrl) {}
}
