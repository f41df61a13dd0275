package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.CompleteSignIn;
import com.cybervpn.application.identity.port.in.ConfirmPassword;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.in.SetUpSecondFactor;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.ReauthWindows;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.application.identity.port.out.Totp;
import com.cybervpn.application.identity.service.CompleteSignInService;
import com.cybervpn.application.identity.service.ConfirmPasswordService;
import com.cybervpn.application.identity.service.Doorway;
import com.cybervpn.application.identity.service.PasswordCheck;
import com.cybervpn.application.identity.service.SecondFactorCheck;
import com.cybervpn.application.identity.service.SecondFactorService;
import com.cybervpn.application.identity.service.SetUpSecondFactorService;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires two-factor sign-in. */
@Factory
final class SecondFactorUseCases {
    @Singleton
    SecondFactorCheck secondFactorCheck(
            SecondFactors factors,
            Totp totp,
            RateLimits limits,
            AccountConfig.SecondFactor config,
            InstantSource clock) {
        return new SecondFactorCheck(factors, totp, limits, config.limit(), clock);
    }

    @Singleton
    ConfirmPassword confirmPassword(
            ReadOwnAccount own,
            PasswordCheck check,
            ReauthWindows windows,
            AccountConfig.SecondFactor config,
            InstantSource clock) {
        return new ConfirmPasswordService(own, check, windows, config.policy(), clock);
    }

    @Singleton
    SetUpSecondFactor setUpSecondFactor(
            ReadOwnAccount own,
            SecondFactors factors,
            ReauthWindows windows,
            SecondFactorCheck check,
            AccountConfig.SecondFactor config,
            AuditTrail audit,
            Transactions transactions,
            Randomness randomness,
            InstantSource clock) {
        return new SetUpSecondFactorService(
                own, factors, windows, check, config.policy(), audit, transactions, randomness, clock);
    }

    @Singleton
    SecondFactorService secondFactor(
            ReadOwnAccount own,
            SecondFactors factors,
            ReauthWindows windows,
            PasswordCheck passwords,
            SecondFactorCheck check,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new SecondFactorService(own, factors, windows, passwords, check, audit, transactions, clock);
    }

    @Singleton
    CompleteSignIn completeSignIn(
            Accounts accounts,
            Sessions sessions,
            SignedTokens tokens,
            SecondFactorCheck check,
            Doorway doorway,
            AuditTrail audit) {
        return new CompleteSignInService(accounts, sessions, tokens, check, doorway, audit);
    }
}
