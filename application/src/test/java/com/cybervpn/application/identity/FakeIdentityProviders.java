package com.cybervpn.application.identity;

import com.cybervpn.application.identity.port.out.IdentityProviders;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.identity.ProviderIdentity;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Providers that give a code to whoever asks, and take it once from whoever proves the key. */
public final class FakeIdentityProviders implements IdentityProviders {
    /** Those that the installation is registered with. */
    public final Set<OAuthProvider> configured = EnumSet.allOf(OAuthProvider.class);

    private final Map<String, Issued> codes = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    private record Issued(ProviderIdentity identity, Request request) {}

    /** The code for somebody who shows this account after the last request. */
    public String show(ProviderIdentity identity) {
        var code = "code-" + codes.size();
        codes.put(code, new Issued(identity, lastRequest()));
        return code;
    }

    public Request lastRequest() {
        return requests.getLast();
    }

    @Override
    public Optional<URI> authorizeUrl(OAuthProvider provider, Request request) {
        if (!configured.contains(provider)) return Optional.empty();
        requests.add(request);
        return Optional.of(URI.create("https://" + provider.code() + ".example/authorize?redirect_uri="
                + URLEncoder.encode(request.redirect(), StandardCharsets.UTF_8)));
    }

    @Override
    public Exchange exchange(OAuthProvider provider, Grant grant) {
        var issued = codes.remove(grant.code().reveal());
        return issued != null
                        && issued.identity().provider() == provider
                        && issued.request().nonce().equals(grant.nonce())
                        && issued.request().redirect().equals(grant.redirect())
                        && provesKey(issued.request(), grant)
                ? new Exchange.Shown(issued.identity())
                : new Exchange.Refused();
    }

    private static boolean provesKey(Request request, Grant grant) {
        var challenge = request.challenge();
        var verifier = grant.verifier();
        if (challenge == null || verifier == null) return challenge == null && verifier == null;
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .equals(challenge);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
