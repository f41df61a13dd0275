package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.CheckFirebaseToken;
import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.CompleteFirebaseSignup;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.identity.port.out.FirebaseTokens;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.FirebaseIdentity;
import com.cybervpn.domain.identity.Login;
import org.jspecify.annotations.Nullable;

/** {@link CheckFirebaseToken} and {@link CompleteFirebaseSignup}. */
public final class FirebaseSignupService implements CheckFirebaseToken, CompleteFirebaseSignup {
    private static final String METHOD = "firebase";
    private static final int MAX_NAME = 100;

    private final FirebaseTokens firebase;
    private final Accounts accounts;
    private final Newcomers newcomers;
    private final EmailOwnership ownership;
    private final Doorway doorway;
    private final Transactions transactions;

    public FirebaseSignupService(
            FirebaseTokens firebase,
            Accounts accounts,
            Newcomers newcomers,
            EmailOwnership ownership,
            Doorway doorway,
            Transactions transactions) {
        this.firebase = firebase;
        this.accounts = accounts;
        this.newcomers = newcomers;
        this.ownership = ownership;
        this.doorway = doorway;
        this.transactions = transactions;
    }

    @Override
    public CheckFirebaseToken.Outcome check(String idToken) {
        if (!firebase.isToken(idToken)) return new CheckFirebaseToken.Outcome.NoToken();
        return firebase.verify(idToken)
                .<CheckFirebaseToken.Outcome>map(CheckFirebaseToken.Outcome.Genuine::new)
                .orElseGet(CheckFirebaseToken.Outcome.Refused::new);
    }

    @Override
    public CompleteFirebaseSignup.Outcome complete(Command command) {
        return switch (check(command.idToken())) {
            case CheckFirebaseToken.Outcome.NoToken _ -> new CompleteFirebaseSignup.Outcome.NoToken();
            case CheckFirebaseToken.Outcome.Refused _ -> new CompleteFirebaseSignup.Outcome.Refused();
            case CheckFirebaseToken.Outcome.Genuine(var identity) -> {
                var email = identity.email();
                yield email == null
                        ? new CompleteFirebaseSignup.Outcome.NoAddress()
                        : transactions.inTransaction(() -> let(identity, email, command));
            }
        };
    }

    private CompleteFirebaseSignup.Outcome let(FirebaseIdentity identity, EmailAddress email, Command command) {
        var known = accounts.findByEmail(email);
        if (known.isPresent()) {
            return known.filter(account -> identity.emailVerified() && account.isInUse())
                    .map(account -> ownership.proven(account, command.client().origin()))
                    .<CompleteFirebaseSignup.Outcome>map(account -> known(account, command.client()))
                    .orElseGet(CompleteFirebaseSignup.Outcome.Refused::new);
        }
        var name = command.fullName() == null ? identity.name() : command.fullName();
        var wanted = Login.derivedFrom(email.localPart(), "user");
        var stored = identity.emailVerified()
                ? newcomers.welcome(wanted, account -> named(account.withVerifiedEmail(email), name))
                : newcomers.open(wanted, account -> named(account.withUnverifiedEmail(email), name));
        return stored instanceof Stored.Done(var opened)
                ? new CompleteFirebaseSignup.Outcome.Opened(
                        doorway.open(opened, METHOD, false, TokenStyle.BEARER, command.client()))
                : new CompleteFirebaseSignup.Outcome.Refused();
    }

    private CompleteFirebaseSignup.Outcome known(Account account, Client client) {
        return new CompleteFirebaseSignup.Outcome.Known(
                doorway.enter(account, METHOD, false, TokenStyle.BEARER, client));
    }

    private static Account named(Account account, @Nullable String name) {
        if (name == null) return account;
        var clean = name.replaceAll("\\p{Cntrl}", "").strip();
        if (clean.isEmpty()) return account;
        return account.withDisplayName(clean.substring(0, Math.min(MAX_NAME, clean.length())));
    }
}
