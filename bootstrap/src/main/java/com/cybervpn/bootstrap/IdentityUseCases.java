package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.AuthenticateAccessToken;
import com.cybervpn.application.identity.port.in.EnsureFirstAdministrator;
import com.cybervpn.application.identity.port.in.ReadOwnAccount;
import com.cybervpn.application.identity.port.in.RefreshSession;
import com.cybervpn.application.identity.port.in.SignIn;
import com.cybervpn.application.identity.port.in.SignOut;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.DeviceSightings;
import com.cybervpn.application.identity.port.out.LoginAttempts;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.identity.port.out.Pause;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SignedTokens;
import com.cybervpn.application.identity.service.AuthenticateAccessTokenService;
import com.cybervpn.application.identity.service.CredentialListener;
import com.cybervpn.application.identity.service.Doorway;
import com.cybervpn.application.identity.service.EnsureFirstAdministratorService;
import com.cybervpn.application.identity.service.ReadOwnAccountService;
import com.cybervpn.application.identity.service.RefreshSessionService;
import com.cybervpn.application.identity.service.SessionEnding;
import com.cybervpn.application.identity.service.SignInService;
import com.cybervpn.application.identity.service.SignOutService;
import com.cybervpn.application.identity.service.TokenMint;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.SessionPolicy;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Wires sign-in and sessions; the only place where their services are constructed. */
@Factory
final class IdentityUseCases {
    @Singleton
    SessionPolicy sessionPolicy(SessionConfig config) {
        return config.policy();
    }

    @Singleton
    Pause pause(InstantSource clock) {
        return new SleepingPause(clock);
    }

    @Singleton
    TokenMint tokenMint(SignedTokens tokens, SessionPolicy policy, Ids ids) {
        return new TokenMint(tokens, policy, ids);
    }

    @Singleton
    SessionEnding sessionEnding(Sessions sessions, Events events, InstantSource clock) {
        return new SessionEnding(sessions, events, clock);
    }

    @Singleton
    Doorway doorway(
            Sessions sessions,
            SecondFactors secondFactors,
            SessionEnding ending,
            TokenMint mint,
            SessionPolicy policy,
            DeviceSightings sightings,
            AuditTrail audit,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        return new Doorway(sessions, secondFactors, ending, mint, policy, sightings, audit, transactions, ids, clock);
    }

    @Singleton
    @Primary
    AuthenticateAccessToken authenticateAccessToken(SignedTokens tokens, Sessions sessions, InstantSource clock) {
        return new AuthenticateAccessTokenService(tokens, sessions, clock);
    }

    /** For the surfaces whose tokens come in pairs. */
    @Singleton
    @Primary
    SignIn signIn(
            Accounts accounts,
            PasswordHasher hasher,
            LoginAttempts attempts,
            SignInConfig config,
            Doorway doorway,
            AuditTrail audit,
            Pause pause,
            InstantSource clock) {
        return new SignInService(
                accounts, hasher, attempts, config.lockout(), doorway, audit, pause, config.failureFloor(), clock);
    }

    /** For the terminal and hosting surfaces, which lock longer (T-AUTH-5). */
    @Singleton
    @Named("bearer")
    SignIn bearerSignIn(
            Accounts accounts,
            PasswordHasher hasher,
            LoginAttempts attempts,
            SignInConfig config,
            Doorway doorway,
            AuditTrail audit,
            Pause pause,
            InstantSource clock) {
        return new SignInService(
                accounts,
                hasher,
                attempts,
                config.bearerLockout(),
                doorway,
                audit,
                pause,
                config.failureFloor(),
                clock);
    }

    @Singleton
    RefreshSession refreshSession(
            Accounts accounts,
            Sessions sessions,
            SignedTokens tokens,
            TokenMint mint,
            SessionEnding ending,
            SessionPolicy policy,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new RefreshSessionService(accounts, sessions, tokens, mint, ending, policy, audit, transactions, clock);
    }

    @Singleton
    SignOut signOut(
            SignedTokens tokens,
            Sessions sessions,
            SessionEnding ending,
            List<CredentialListener> listeners,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new SignOutService(tokens, sessions, ending, listeners, audit, transactions, clock);
    }

    @Singleton
    ReadOwnAccount readOwnAccount(Accounts accounts) {
        return new ReadOwnAccountService(accounts);
    }

    @Singleton
    EnsureFirstAdministrator ensureFirstAdministrator(
            Accounts accounts,
            PasswordHasher hasher,
            AuditTrail audit,
            Randomness randomness,
            Ids ids,
            InstantSource clock) {
        return new EnsureFirstAdministratorService(accounts, hasher, audit, randomness, ids, clock);
    }
}
