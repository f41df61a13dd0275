package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.AuthenticateAccessToken;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.FirebaseTokens;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.FirebaseIdentity;
import com.cybervpn.domain.shared.Principal;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * {@link AuthenticateAccessToken} for hosting, whose customers may present Firebase's own ID token (H-AUTH-4). Ours count
 * first. Firebase shows a customer, never staff, and nobody whose account asks for a second factor: it has not seen one.
 */
public final class AuthenticateCustomerTokenService implements AuthenticateAccessToken {
    private final AuthenticateAccessToken ours;
    private final FirebaseTokens firebase;
    private final Accounts accounts;
    private final SecondFactors secondFactors;
    private final EmailOwnership ownership;
    private final Transactions transactions;

    public AuthenticateCustomerTokenService(
            AuthenticateAccessToken ours,
            FirebaseTokens firebase,
            Accounts accounts,
            SecondFactors secondFactors,
            EmailOwnership ownership,
            Transactions transactions) {
        this.ours = ours;
        this.firebase = firebase;
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.ownership = ownership;
        this.transactions = transactions;
    }

    @Override
    public Outcome authenticate(String token) {
        var outcome = ours.authenticate(token);
        return outcome instanceof Outcome.Invalid
                ? firebase.verify(token)
                        .map(identity -> standing(identity, token))
                        .orElse(outcome)
                : outcome;
    }

    private Outcome standing(FirebaseIdentity identity, String token) {
        var account = identity.provenAddress().flatMap(accounts::findByEmail).orElse(null);
        if (account == null || account.isDeleted() || secondFactors.isOn(account.id())) return new Outcome.Invalid();
        if (!account.isInUse()) return new Outcome.Inactive();
        return authenticated(owned(account), identity, token);
    }

    /** Written once only: from then on the address is the owner's. */
    private Account owned(Account account) {
        return account.emailVerified()
                ? account
                : transactions.inTransaction(() -> ownership.proven(account, Origin.SYSTEM));
    }

    /** There is no session of ours behind it: the token stands for one. */
    private static Outcome authenticated(Account account, FirebaseIdentity identity, String token) {
        var id = UUID.nameUUIDFromBytes(Sha256.hex(token).getBytes(StandardCharsets.US_ASCII));
        return new Outcome.Authenticated(
                new Principal(account.id(), Role.MOBILE_USER, new SessionId(id)), account, id, identity.expiresAt());
    }
}
