package com.cybervpn.oauth;

import com.cybervpn.domain.shared.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Optional;

/** Who we are at each provider, and where each one is; one record per prefix. None shows itself: they hold secrets. */
final class OAuthConfig {
    private OAuthConfig() {}

    private static Optional<String> present(Optional<String> text) {
        return text.map(String::strip).filter(value -> !value.isEmpty());
    }

    /** What a provider's console shows. Without both parts nobody can sign in by it. */
    interface Registration {
        Optional<String> clientId();

        Optional<String> clientSecret();

        default Optional<Credentials> credentials(boolean inHeader) {
            return present(clientId())
                    .flatMap(id -> present(clientSecret())
                            .map(Secret::of)
                            .map(secret -> new Credentials(id, () -> secret, inHeader)));
        }
    }

    @ConfigurationProperties("github")
    record GitHub(
            Optional<String> clientId,
            Optional<String> clientSecret,

            @Bindable(defaultValue = "https://github.com/login/oauth/authorize")
            URI authorizeUrl,

            @Bindable(defaultValue = "https://github.com/login/oauth/access_token")
            URI tokenUrl,

            @Bindable(defaultValue = "https://api.github.com/user")
            URI userUrl)
            implements Registration {
        /** Says which addresses GitHub has verified. */
        URI emailsUrl() {
            return URI.create(userUrl + "/emails");
        }

        @Override
        public String toString() {
            return "GitHub[***]";
        }
    }

    @ConfigurationProperties("google")
    record Google(
            Optional<String> clientId,
            Optional<String> clientSecret,

            @Bindable(defaultValue = "https://accounts.google.com/o/oauth2/v2/auth")
            URI authorizeUrl,

            @Bindable(defaultValue = "https://oauth2.googleapis.com/token")
            URI tokenUrl,

            @Bindable(defaultValue = "https://openidconnect.googleapis.com/v1/userinfo")
            URI userUrl)
            implements Registration {
        @Override
        public String toString() {
            return "Google[***]";
        }
    }

    @ConfigurationProperties("discord")
    record Discord(
            Optional<String> clientId,
            Optional<String> clientSecret,

            @Bindable(defaultValue = "https://discord.com/oauth2/authorize")
            URI authorizeUrl,

            @Bindable(defaultValue = "https://discord.com/api/oauth2/token")
            URI tokenUrl,

            @Bindable(defaultValue = "https://discord.com/api/users/@me")
            URI userUrl)
            implements Registration {
        @Override
        public String toString() {
            return "Discord[***]";
        }
    }

    /**
     * @param tenantId whose accounts may come in: {@code common}, {@code consumers}, {@code organizations} or one tenant
     * @param loginUrl the addresses for sign-in lie under it and the tenant
     */
    @ConfigurationProperties("microsoft")
    record Microsoft(
            Optional<String> clientId,
            Optional<String> clientSecret,

            @Bindable(defaultValue = "common") @Pattern(regexp = "[A-Za-z0-9.-]{1,100}")
            String tenantId,

            @Bindable(defaultValue = "https://login.microsoftonline.com")
            URI loginUrl,

            @Bindable(defaultValue = "https://graph.microsoft.com/oidc/userinfo")
            URI userUrl)
            implements Registration {
        URI under(String step) {
            return URI.create(loginUrl.toString().replaceFirst("/$", "") + "/" + tenantId + "/oauth2/v2.0/" + step);
        }

        @Override
        public String toString() {
            return "Microsoft[***]";
        }
    }

    @ConfigurationProperties("twitter")
    record Twitter(
            Optional<String> clientId,
            Optional<String> clientSecret,

            @Bindable(defaultValue = "https://x.com/i/oauth2/authorize")
            URI authorizeUrl,

            @Bindable(defaultValue = "https://api.x.com/2/oauth2/token")
            URI tokenUrl,

            @Bindable(defaultValue = "https://api.x.com/2/users/me")
            URI userUrl)
            implements Registration {
        @Override
        public String toString() {
            return "Twitter[***]";
        }
    }

    /**
     * @param clientId the Services ID
     * @param keyId of the private key
     * @param privateKey PKCS #8 in PEM, as Apple gives it; line ends may be written as {@code \n}
     * @param issuer who signs the identities, and whom our client secrets are for
     */
    @ConfigurationProperties("apple")
    record Apple(
            Optional<String> clientId,
            Optional<String> teamId,
            Optional<String> keyId,
            Optional<String> privateKey,

            @Bindable(defaultValue = "https://appleid.apple.com/auth/authorize")
            URI authorizeUrl,

            @Bindable(defaultValue = "https://appleid.apple.com/auth/token")
            URI tokenUrl,

            @Bindable(defaultValue = "https://appleid.apple.com/auth/keys")
            URI keysUrl,

            @Bindable(defaultValue = "https://appleid.apple.com")
            String issuer) {
        /** The four that only count together. */
        Optional<Registered> registered() {
            return present(clientId)
                    .flatMap(client -> present(teamId)
                            .flatMap(team -> present(keyId)
                                    .flatMap(key -> present(privateKey)
                                            .map(pem -> new Registered(client, team, key, Secret.of(pem))))));
        }

        @Override
        public String toString() {
            return "Apple[***]";
        }

        record Registered(String clientId, String teamId, String keyId, Secret privateKey) {}
    }
}
