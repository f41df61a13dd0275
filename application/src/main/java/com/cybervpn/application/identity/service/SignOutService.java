package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.SignOut;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.TokenClaims;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.SessionId;
import java.util.Optional;

/** {@link SignOut}. */
public final class SignOutService implements SignOut {
    private final SignedTokens tokens;
    private final SessionEnding ending;
    private final AuditTrail audit;
    private final Transactions transactions;

    public SignOutService(SignedTokens tokens, SessionEnding ending, AuditTrail audit, Transactions transactions) {
        this.tokens = tokens;
        this.ending = ending;
        this.audit = audit;
        this.transactions = transactions;
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
            if (!ending.end(account, session)) return;
            audit.record(new AuditTrail.Entry(
                    account, "logout", "session", session.toString(), null, null, command.origin()));
        });
    }
}
