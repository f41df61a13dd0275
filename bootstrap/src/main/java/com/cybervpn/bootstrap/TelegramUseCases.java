package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.port.in.SignInWithTelegram;
import com.cybervpn.application.identity.port.in.TelegramLoginLinks;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.application.identity.port.out.TelegramProofs;
import com.cybervpn.application.identity.service.Doorway;
import com.cybervpn.application.identity.service.Newcomers;
import com.cybervpn.application.identity.service.SignInWithTelegramService;
import com.cybervpn.application.identity.service.TelegramLoginLinksService;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires the ways in by Telegram. */
@Factory
final class TelegramUseCases {
    @Singleton
    SignInWithTelegram signInWithTelegram(
            TelegramProofs proofs,
            TelegramSignInConfig config,
            Accounts accounts,
            Newcomers newcomers,
            Doorway doorway,
            RateLimits limits,
            Transactions transactions,
            InstantSource clock) {
        return new SignInWithTelegramService(
                proofs,
                config.proofs(),
                accounts,
                newcomers,
                doorway,
                limits,
                config.miniAppLimit(),
                transactions,
                clock);
    }

    @Singleton
    TelegramLoginLinks telegramLoginLinks(
            Accounts accounts,
            SingleUseTokens tokens,
            Doorway doorway,
            RateLimits limits,
            TelegramSignInConfig config,
            AuditTrail audit,
            Randomness randomness,
            Transactions transactions,
            InstantSource clock) {
        return new TelegramLoginLinksService(
                accounts, tokens, doorway, limits, config.links(), audit, randomness, transactions, clock);
    }
}
