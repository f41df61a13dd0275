package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.BeginOAuth;
import com.cybervpn.application.identity.port.out.IdentityProviders;
import com.cybervpn.application.identity.service.OAuthStates.Journey;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.identity.RedirectPolicy;
import com.cybervpn.domain.shared.Secret;
import org.jspecify.annotations.Nullable;

/** {@link BeginOAuth}. */
public final class BeginOAuthService implements BeginOAuth {
    /** What the contract allows an authorize URL to be. */
    private static final int MAX_URL = 2000;

    private final IdentityProviders providers;
    private final OAuthStates states;
    private final RedirectPolicy redirects;
    private final String usualRedirect;

    /**
     * @param usualRedirect where people are sent back to who do not say
     */
    public BeginOAuthService(
            IdentityProviders providers, OAuthStates states, RedirectPolicy redirects, String usualRedirect) {
        this.providers = providers;
        this.states = states;
        this.redirects = redirects;
        this.usualRedirect = usualRedirect;
    }

    @Override
    public Outcome toLink(Caller caller, OAuthProvider provider, String redirect) {
        return begin(new Journey(provider, caller.account()), redirect, browser(null), caller.origin());
    }

    @Override
    public Outcome toSignIn(
            Origin origin, OAuthProvider provider, @Nullable String redirect, @Nullable Secret browser) {
        return begin(
                new Journey(provider, null), redirect == null ? usualRedirect : redirect, browser(browser), origin);
    }

    private Outcome begin(Journey journey, String redirect, Secret browser, Origin origin) {
        if (!redirect.equals(usualRedirect) && !redirects.permits(redirect)) return new Outcome.BadRedirect();
        var request = states.begin(journey, redirect, browser, origin);
        return providers
                .authorizeUrl(journey.provider(), request)
                .<Outcome>map(url -> url.toString().length() > MAX_URL
                        ? new Outcome.BadRedirect()
                        : new Outcome.Begun(url, request.state(), browser))
                .orElseGet(Outcome.NotConfigured::new);
    }

    /** One for all that a browser begins, so that two of its windows do not stop each other. */
    private Secret browser(@Nullable Secret known) {
        return known == null ? Secret.of(states.random()) : known;
    }
}
