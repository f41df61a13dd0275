package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.Tokens;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.SessionPolicy;
import com.cybervpn.domain.identity.TokenClaims;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.domain.shared.SessionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the tokens of sessions. */
public final class TokenMint {
    private final SignedTokens tokens;
    private final SessionPolicy policy;
    private final Ids ids;

    public TokenMint(SignedTokens tokens, SessionPolicy policy, Ids ids) {
        this.tokens = tokens;
        this.policy = policy;
        this.ids = ids;
    }

    /** The token of a surface without refresh tokens; it names the address too, as hosting's contract has it. */
    Tokens bearer(Account account, SessionId session, @Nullable String deviceId, Instant now) {
        var access = tokens.sign(new TokenClaims.Access(
                ids.next(),
                account.id(),
                account.role(),
                session,
                deviceId,
                account.email(),
                now,
                now.plus(policy.bearerTtl())));
        return new Tokens(access, policy.bearerTtl(), null, Duration.ZERO);
    }

    Tokens pair(
            Account account,
            SessionId session,
            @Nullable String deviceId,
            boolean remembered,
            String fingerprint,
            Instant now) {
        var access = tokens.sign(new TokenClaims.Access(
                ids.next(), account.id(), account.role(), session, deviceId, null, now, now.plus(policy.accessTtl())));
        var refreshTtl = policy.refreshTtl(remembered);
        var refresh = tokens.sign(new TokenClaims.Refresh(
                ids.next(), account.id(), session, remembered, fingerprint, now, now.plus(refreshTtl)));
        return new Tokens(access, policy.accessTtl(), refresh, refreshTtl);
    }

    Secret pending(Account account, boolean remembered, @Nullable String deviceId, Instant now) {
        return tokens.sign(new TokenClaims.PendingSecondFactor(
                ids.next(), account.id(), remembered, deviceId, now, now.plus(policy.secondFactorTtl())));
    }

    /** What a refresh token is bound to: the device when it is named, else what the client looks like. */
    static String fingerprint(Client client) {
        var device = client.deviceId();
        return Sha256.hex(
                device != null
                        ? "device\n" + device
                        : client.origin().userAgent()
                                + '\n'
                                + client.acceptLanguage()
                                + '\n'
                                + client.origin().ip());
    }
}
