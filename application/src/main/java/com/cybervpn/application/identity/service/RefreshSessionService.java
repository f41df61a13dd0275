package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.RefreshSession;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.identity.SessionPolicy;
import com.cybervpn.domain.identity.TokenClaims;
import java.time.InstantSource;

/** {@link RefreshSession}. */
public final class RefreshSessionService implements RefreshSession {
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignedTokens tokens;
    private final TokenMint mint;
    private final SessionEnding ending;
    private final SessionPolicy policy;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public RefreshSessionService(
            Accounts accounts,
            Sessions sessions,
            SignedTokens tokens,
            TokenMint mint,
            SessionEnding ending,
            SessionPolicy policy,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.mint = mint;
        this.ending = ending;
        this.policy = policy;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome refresh(Command command) {
        var claims =
                tokens.read(command.refreshToken(), TokenClaims.Refresh.class).orElse(null);
        if (claims == null) return new Outcome.Refused();
        // Not rolled back when refused: a token used twice must end its session.
        return transactions.inTransaction(() -> exchange(command, claims));
    }

    private Outcome exchange(Command command, TokenClaims.Refresh claims) {
        var now = clock.instant();
        var session = sessions.find(claims.session(), now).orElse(null);
        var account = accounts.find(claims.account()).filter(Account::isInUse).orElse(null);
        if (session == null || account == null || !belongs(command.client(), session, claims)) {
            return new Outcome.Refused();
        }
        var next = mint.pair(
                account,
                session.id(),
                session.deviceId(),
                session.remembered(),
                TokenMint.fingerprint(command.client()),
                now);
        boolean rotated = sessions.rotate(
                session.id(),
                Sha256.hex(command.refreshToken()),
                Sha256.hex(next.refreshToken().orElseThrow().reveal()),
                now,
                now.plus(next.refreshTtl()));
        if (!rotated) {
            endAsStolen(account, session, command.client());
            return new Outcome.Refused();
        }
        return new Outcome.Refreshed(account, next);
    }

    private boolean belongs(Client client, Session session, TokenClaims.Refresh claims) {
        var device = client.deviceId();
        if (device != null && session.deviceId() != null && !device.equals(session.deviceId())) return false;
        return !policy.bound() || claims.fingerprint().equals(TokenMint.fingerprint(client));
    }

    /** A signed token that is not the session's current one was used before: thief and owner both hold it. */
    private void endAsStolen(Account account, Session session, Client client) {
        if (!ending.end(account.id(), session.id())) return;
        audit.record(new AuditTrail.Entry(
                null, "refresh_token_reused", "session", session.id().toString(), null, null, client.origin()));
    }
}
