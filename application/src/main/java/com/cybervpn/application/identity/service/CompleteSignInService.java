package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.CompleteSignIn;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.TokenClaims.PendingSecondFactor;

/** {@link CompleteSignIn}. */
public final class CompleteSignInService implements CompleteSignIn {
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignedTokens tokens;
    private final SecondFactorCheck check;
    private final Doorway doorway;
    private final AuditTrail audit;

    public CompleteSignInService(
            Accounts accounts,
            Sessions sessions,
            SignedTokens tokens,
            SecondFactorCheck check,
            Doorway doorway,
            AuditTrail audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.check = check;
        this.doorway = doorway;
        this.audit = audit;
    }

    @Override
    public Outcome complete(Command command) {
        var claims = tokens.read(command.token(), PendingSecondFactor.class).orElse(null);
        if (claims == null || sessions.isRevoked(claims.tokenId())) return new Outcome.BadToken();
        var account = accounts.find(claims.account()).filter(Account::maySignIn).orElse(null);
        if (account == null) return new Outcome.BadToken();
        if (!check.use(account.id(), command.code())) {
            recordFailure(account, command);
            return new Outcome.WrongCode();
        }
        // The pending token is good once as well: a second code does not make it a second session.
        if (!sessions.revokeToken(claims.tokenId(), claims.expiresAt())) return new Outcome.BadToken();
        var client =
                command.client().deviceId() == null ? command.client().withDevice(claims.deviceId()) : command.client();
        return new Outcome.Entered(
                doorway.open(account, "second_factor", claims.remembered(), TokenStyle.PAIR, client));
    }

    private void recordFailure(Account account, Command command) {
        audit.record(new AuditTrail.Entry(
                null,
                "second_factor_failed",
                "user",
                account.id().toString(),
                null,
                null,
                command.client().origin()));
    }
}
