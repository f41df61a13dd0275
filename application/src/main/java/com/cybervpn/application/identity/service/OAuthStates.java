package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.IdentityProviders.Grant;
import com.cybervpn.application.identity.port.out.IdentityProviders.Request;
import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.application.identity.port.out.SingleUseTokens.Purpose;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers who set out to a provider, and for what, until they come back. What they come back with counts once,
 * within its time, and for the same provider, purpose, account, place and browser only.
 */
public final class OAuthStates {
    private static final int BYTES = 32;
    private static final String PROVIDER = "provider";
    private static final String ACCOUNT = "account";
    private static final String REDIRECT = "redirect";
    private static final String VERIFIER = "verifier";
    private static final String BROWSER = "browser";
    private static final String IP = "ip";

    private final SingleUseTokens tokens;
    private final AuditTrail audit;
    private final Randomness randomness;
    private final Duration ttl;
    private final InstantSource clock;

    public OAuthStates(
            SingleUseTokens tokens, AuditTrail audit, Randomness randomness, Duration ttl, InstantSource clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.randomness = randomness;
        this.ttl = ttl;
        this.clock = clock;
    }

    /**
     * @param linking whose account is to be linked; null: somebody signs in
     */
    record Journey(OAuthProvider provider, @Nullable AccountId linking) {
        private String account() {
            return linking == null ? "" : linking.toString();
        }
    }

    /** What can be told of somebody who set out. */
    record Traveller(String redirect, @Nullable Secret verifier, String nonce) {
        Grant with(Secret code) {
            return new Grant(code, redirect, verifier, nonce);
        }
    }

    String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(BYTES));
    }

    /**
     * @param browser what the browser will show again; null when nothing is asked of it
     */
    Request begin(Journey journey, String redirect, @Nullable Secret browser, Origin origin) {
        var state = random();
        var content = new HashMap<String, String>();
        content.put(PROVIDER, journey.provider().code());
        content.put(ACCOUNT, journey.account());
        content.put(REDIRECT, redirect);
        content.put(IP, origin.ip());
        if (browser != null) content.put(BROWSER, Sha256.hex(browser.reveal()));
        String challenge = null;
        if (journey.provider().provesKey()) {
            var verifier = random();
            content.put(VERIFIER, verifier);
            challenge = Sha256.base64(verifier);
        }
        tokens.issue(
                Purpose.OAUTH_STATE, Sha256.hex(state), content, clock.instant().plus(ttl));
        return new Request(redirect, state, challenge, nonce(state));
    }

    /**
     * @param browser what the browser shows; null for a client that is none
     */
    Optional<Traveller> end(Journey journey, String state, @Nullable Secret browser, Origin origin) {
        return tokens.redeem(Purpose.OAUTH_STATE, Sha256.hex(state), clock.instant())
                .filter(content -> isOf(journey, content) && isFrom(browser, content))
                .map(content -> {
                    noteOtherPlace(journey, content, origin);
                    return new Traveller(
                            content.getOrDefault(REDIRECT, ""),
                            content.containsKey(VERIFIER) ? Secret.of(content.get(VERIFIER)) : null,
                            nonce(state));
                });
    }

    private static boolean isOf(Journey journey, Map<String, String> content) {
        return journey.provider().code().equals(content.get(PROVIDER))
                && journey.account().equals(content.get(ACCOUNT));
    }

    private static boolean isFrom(@Nullable Secret browser, Map<String, String> content) {
        return browser == null || Sha256.hex(browser.reveal()).equals(content.get(BROWSER));
    }

    /** People change networks: that alone stops nobody. */
    private void noteOtherPlace(Journey journey, Map<String, String> content, Origin origin) {
        var begunFrom = content.getOrDefault(IP, "");
        if (begunFrom.equals(origin.ip())) return;
        audit.record(new AuditTrail.Entry(
                journey.linking(),
                "oauth_ended_elsewhere",
                "oauth",
                journey.provider().code(),
                Map.of("ip", begunFrom),
                Map.of("ip", origin.ip()),
                origin));
    }

    /** Nothing that is signed needs to hold the state itself. */
    private static String nonce(String state) {
        return Sha256.base64("nonce\n" + state);
    }
}
