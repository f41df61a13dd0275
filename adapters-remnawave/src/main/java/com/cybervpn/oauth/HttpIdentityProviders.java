package com.cybervpn.oauth;

import com.cybervpn.application.identity.port.out.IdentityProviders;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.http.Form;
import com.cybervpn.http.JsonObject;
import com.cybervpn.telegram.TelegramPage;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link IdentityProviders} as OAuth 2.0 has them (RFC 6749, RFC 7636). */
final class HttpIdentityProviders implements IdentityProviders {
    private static final Logger LOG = LoggerFactory.getLogger(HttpIdentityProviders.class);

    private final Map<OAuthProvider, Provider> providers;
    private final TelegramPage telegram;

    HttpIdentityProviders(Map<OAuthProvider, Provider> providers, TelegramPage telegram) {
        this.providers = providers;
        this.telegram = telegram;
    }

    @Override
    public Optional<URI> authorizeUrl(OAuthProvider id, Request request) {
        if (id == OAuthProvider.TELEGRAM) return telegram.url(request);
        return Optional.ofNullable(providers.get(id)).map(provider -> {
            var query = Form.EMPTY
                    .with("response_type", "code")
                    .with("client_id", provider.credentials().id())
                    .with("redirect_uri", request.redirect())
                    .with(provider.extras())
                    .with("state", request.state())
                    .with("nonce", provider.signsIdentities() ? request.nonce() : null)
                    .with("code_challenge", request.challenge())
                    .with("code_challenge_method", request.challenge() == null ? null : "S256");
            return query.behind(provider.authorize());
        });
    }

    @Override
    public Exchange exchange(OAuthProvider id, Grant grant) {
        var provider = providers.get(id);
        if (provider == null) throw new UpstreamFailed(id.code(), null);
        var verifier = grant.verifier();
        var tokens = provider.token()
                .submit(
                        Form.EMPTY
                                .with("grant_type", "authorization_code")
                                .with("code", grant.code().reveal())
                                .with("redirect_uri", grant.redirect())
                                .with("code_verifier", verifier == null ? null : verifier.reveal()),
                        provider.credentials());
        noteRefusal(id, tokens);
        return provider.profile()
                .of(tokens, grant.nonce())
                .<Exchange>map(Exchange.Shown::new)
                .orElseGet(Exchange.Refused::new);
    }

    /** Only the words of RFC 6749: what else stands there may tell of a person. */
    private static void noteRefusal(OAuthProvider id, JsonObject tokens) {
        var error = tokens.text("error");
        if (error != null && error.matches("[a-z_]{1,40}")) LOG.warn("{} exchanged no code: {}", id.code(), error);
    }
}
