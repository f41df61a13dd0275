package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.BearerSessions;
import com.cybervpn.application.identity.port.in.Tokens;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.identity.TokenClaims;
import java.time.InstantSource;
import java.util.Optional;

/** {@link BearerSessions}. */
public final class BearerSessionsService implements BearerSessions {
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignedTokens tokens;
    private final TokenMint mint;
    private final SessionEnding ending;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public BearerSessionsService(
            Accounts accounts,
            Sessions sessions,
            SignedTokens tokens,
            TokenMint mint,
            SessionEnding ending,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.mint = mint;
        this.ending = ending;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Tokens> renew(String token) {
        return good(token)
                .flatMap(claims -> sessions.find(claims.session(), clock.instant())
                        .filter(session -> !hasRefreshTokens(session))
                        .flatMap(session -> accounts.find(session.account()).filter(Account::isInUse))
                        .map(account -> renewed(account, claims)));
    }

    @Override
    public void revoke(String token, Origin origin) {
        good(token)
                .ifPresent(claims -> transactions.run(() -> {
                    sessions.find(claims.session(), clock.instant()).ifPresent(session -> end(session, claims));
                    audit.record(new AuditTrail.Entry(
                            claims.account(),
                            "logout",
                            "session",
                            claims.session().toString(),
                            null,
                            null,
                            origin));
                }));
    }

    private Optional<TokenClaims.Access> good(String token) {
        return tokens.read(token, TokenClaims.Access.class).filter(claims -> !sessions.isRevoked(claims.tokenId()));
    }

    private Tokens renewed(Account account, TokenClaims.Access claims) {
        var now = clock.instant();
        var next = mint.bearer(account, claims.session(), claims.deviceId(), now);
        sessions.prolong(claims.session(), now, now.plus(next.accessTtl()));
        return next;
    }

    private void end(Session session, TokenClaims.Access claims) {
        if (hasRefreshTokens(session)) {
            ending.end(session.account(), session.id());
        } else {
            ending.revokeToken(session.account(), session.id(), claims.tokenId(), claims.expiresAt());
        }
    }

    private static boolean hasRefreshTokens(Session session) {
        return session.refreshHash() != null;
    }
}
