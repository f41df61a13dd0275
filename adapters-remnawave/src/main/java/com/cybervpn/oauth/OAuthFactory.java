package com.cybervpn.oauth;

import com.cybervpn.application.identity.port.out.IdentityProviders;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.http.PeerClients;
import com.cybervpn.telegram.TelegramPage;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Describes the providers that we have credentials for. */
@Factory
final class OAuthFactory {
    private final PeerClients clients;
    private final InstantSource clock;

    OAuthFactory(PeerClients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Singleton
    IdentityProviders identityProviders(
            OAuthConfig.GitHub gitHub,
            OAuthConfig.Google google,
            OAuthConfig.Discord discord,
            OAuthConfig.Apple apple,
            OAuthConfig.Microsoft microsoft,
            OAuthConfig.Twitter twitter,
            TelegramPage telegram) {
        var providers = new EnumMap<OAuthProvider, Provider>(OAuthProvider.class);
        gitHub(gitHub).ifPresent(provider -> providers.put(OAuthProvider.GITHUB, provider));
        google(google).ifPresent(provider -> providers.put(OAuthProvider.GOOGLE, provider));
        discord(discord).ifPresent(provider -> providers.put(OAuthProvider.DISCORD, provider));
        apple(apple).ifPresent(provider -> providers.put(OAuthProvider.APPLE, provider));
        microsoft(microsoft).ifPresent(provider -> providers.put(OAuthProvider.MICROSOFT, provider));
        twitter(twitter).ifPresent(provider -> providers.put(OAuthProvider.TWITTER, provider));
        return new HttpIdentityProviders(providers, telegram);
    }

    private Optional<Provider> gitHub(OAuthConfig.GitHub config) {
        return config.credentials(false)
                .map(credentials -> new Provider(
                        credentials,
                        config.authorizeUrl(),
                        Map.of("scope", "read:user user:email"),
                        false,
                        at(config.tokenUrl(), "github-token"),
                        Profiles.gitHub(at(config.userUrl(), "github-user"), at(config.emailsUrl(), "github-emails"))));
    }

    private Optional<Provider> google(OAuthConfig.Google config) {
        return config.credentials(false)
                .map(credentials -> new Provider(
                        credentials,
                        config.authorizeUrl(),
                        Map.of("scope", "openid email profile"),
                        false,
                        at(config.tokenUrl(), "google-token"),
                        Profiles.google(at(config.userUrl(), "google-user"))));
    }

    private Optional<Provider> discord(OAuthConfig.Discord config) {
        return config.credentials(false)
                .map(credentials -> new Provider(
                        credentials,
                        config.authorizeUrl(),
                        Map.of("scope", "identify email"),
                        false,
                        at(config.tokenUrl(), "discord-token"),
                        Profiles.discord(at(config.userUrl(), "discord-user"))));
    }

    private Optional<Provider> microsoft(OAuthConfig.Microsoft config) {
        return config.credentials(false)
                .map(credentials -> new Provider(
                        credentials,
                        config.under("authorize"),
                        Map.of("scope", "openid email profile"),
                        false,
                        at(config.under("token"), "microsoft-token"),
                        Profiles.microsoft(at(config.userUrl(), "microsoft-user"))));
    }

    private Optional<Provider> twitter(OAuthConfig.Twitter config) {
        return config.credentials(true)
                .map(credentials -> new Provider(
                        credentials,
                        config.authorizeUrl(),
                        Map.of("scope", "users.read tweet.read"),
                        false,
                        at(config.tokenUrl(), "twitter-token"),
                        Profiles.twitter(at(config.userUrl(), "twitter-user"))));
    }

    /** Apple hands out addresses only to pages that it may post its answer to. */
    private Optional<Provider> apple(OAuthConfig.Apple config) {
        return config.registered()
                .map(registered -> new Provider(
                        new Credentials(registered.clientId(), secret(registered, config.issuer()), false),
                        config.authorizeUrl(),
                        Map.of("scope", "name email", "response_mode", "form_post"),
                        true,
                        at(config.tokenUrl(), "apple-token"),
                        Profiles.apple(new IdTokens(
                                new RemoteKeys(config.keysUrl(), "apple-keys", clients, clock),
                                config.issuer(),
                                registered.clientId(),
                                clock))));
    }

    private AppleSecret secret(OAuthConfig.Apple.Registered registered, String issuer) {
        try {
            return new AppleSecret(registered, issuer, clock);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("APPLE_PRIVATE_KEY: " + e.getMessage());
        }
    }

    private Endpoint at(URI url, String system) {
        return Endpoint.at(url, system, clients);
    }
}
