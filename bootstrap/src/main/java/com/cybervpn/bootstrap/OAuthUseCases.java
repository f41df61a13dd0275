package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.BeginOAuth;
import com.cybervpn.application.identity.port.in.LinkProvider;
import com.cybervpn.application.identity.port.in.SignInWithProvider;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.IdentityProviders;
import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.application.identity.port.out.TelegramProofs;
import com.cybervpn.application.identity.service.BeginOAuthService;
import com.cybervpn.application.identity.service.Doorway;
import com.cybervpn.application.identity.service.EmailOwnership;
import com.cybervpn.application.identity.service.LinkProviderService;
import com.cybervpn.application.identity.service.Newcomers;
import com.cybervpn.application.identity.service.OAuthStates;
import com.cybervpn.application.identity.service.SignInWithProviderService;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires the ways in by accounts of providers. */
@Factory
final class OAuthUseCases {
    @Singleton
    OAuthStates oauthStates(
            SingleUseTokens tokens,
            AuditTrail audit,
            Randomness randomness,
            OAuthSignInConfig config,
            InstantSource clock) {
        return new OAuthStates(tokens, audit, randomness, config.stateTtl(), clock);
    }

    @Singleton
    BeginOAuth beginOAuth(IdentityProviders providers, OAuthStates states, OAuthSignInConfig config) {
        return new BeginOAuthService(providers, states, config.redirects(), config.defaultRedirectUri());
    }

    @Singleton
    LinkProvider linkProvider(
            IdentityProviders providers,
            TelegramProofs telegram,
            TelegramSignInConfig telegramConfig,
            OAuthStates states,
            OAuthLinks links,
            Accounts accounts,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new LinkProviderService(
                providers, telegram, telegramConfig.proofs(), states, links, accounts, audit, transactions, clock);
    }

    @Singleton
    SignInWithProvider signInWithProvider(
            IdentityProviders providers,
            OAuthStates states,
            OAuthLinks links,
            Accounts accounts,
            Newcomers newcomers,
            EmailOwnership ownership,
            Doorway doorway,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        return new SignInWithProviderService(
                providers, states, links, accounts, newcomers, ownership, doorway, audit, transactions, clock);
    }
}
