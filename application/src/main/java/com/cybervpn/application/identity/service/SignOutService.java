package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.SignOut;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Session;
import com.cybervpn.domain.identity.TokenClaims;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@link SignOut}. */
public final class SignOutService implements SignOut {
    private final SignedTokens tokens;
    private final Sessions sessions;
    private final SessionEnding ending;
    private final List<CredentialListener> listeners;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public SignOutService(
            SignedTokens tokens,
            Sessions sessions,
            SessionEnding ending,
            List<CredentialListener> listeners,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.ending = ending;
        this.listeners = List.copyOf(listeners);
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void signOut(Command command) {
        Optional.ofNullable(command.refreshToken())
                .flatMap(token -> tokens.read(token, TokenClaims.Refresh.class))
                .ifPresent(claims -> end(claims.account(), claims.session(), command));
        Optional.ofNullable(command.accessToken())
                .flatMap(token -> tokens.read(token, TokenClaims.Access.class))
                .ifPresent(claims -> end(claims.account(), claims.session(), command));
    }

    private void end(AccountId account, SessionId session, Command command) {
        transactions.run(() -> {
            var device = sessions.find(session, clock.instant()).map(Session::deviceId);
            if (!ending.end(account, session)) return;
            device.ifPresent(id -> listeners.forEach(listener -> listener.signedOut(account, id)));
            audit.record(new AuditTrail.Entry(
                    account, "logout", "session", session.toString(), null, null, command.origin()));
        });
    }
}
