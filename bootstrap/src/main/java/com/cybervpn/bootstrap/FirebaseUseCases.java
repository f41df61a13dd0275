package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.AuthenticateAccessToken;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.FirebaseTokens;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.identity.service.AuthenticateCustomerTokenService;
import com.cybervpn.application.identity.service.Doorway;
import com.cybervpn.application.identity.service.EmailOwnership;
import com.cybervpn.application.identity.service.FirebaseSignupService;
import com.cybervpn.application.identity.service.Newcomers;
import com.cybervpn.application.shared.port.out.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Wires the ways in by Firebase. */
@Factory
final class FirebaseUseCases {
    @Singleton
    FirebaseSignupService firebaseSignup(
            FirebaseTokens firebase,
            Accounts accounts,
            Newcomers newcomers,
            EmailOwnership ownership,
            Doorway doorway,
            Transactions transactions) {
        return new FirebaseSignupService(firebase, accounts, newcomers, ownership, doorway, transactions);
    }

    /** For hosting, whose customers may present Firebase's tokens as well as ours. */
    @Singleton
    @Named("hosting")
    AuthenticateAccessToken authenticateCustomerToken(
            AuthenticateAccessToken ours,
            FirebaseTokens firebase,
            Accounts accounts,
            SecondFactors secondFactors,
            EmailOwnership ownership,
            Transactions transactions) {
        return new AuthenticateCustomerTokenService(ours, firebase, accounts, secondFactors, ownership, transactions);
    }
}
