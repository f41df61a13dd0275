package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.TelegramLoginLinks;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.application.identity.port.out.SingleUseTokens.Purpose;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.Origin;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.shared.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** {@link TelegramLoginLinks}. */
public final class TelegramLoginLinksService implements TelegramLoginLinks {
    private static final int TOKEN_BYTES = 32;
    private static final String TELEGRAM_ID = "telegram_id";
    private static final String ISSUER_ROLE = "issuer_role";

    private final Accounts accounts;
    private final SingleUseTokens tokens;
    private final Doorway doorway;
    private final RateLimits limits;
    private final Terms terms;
    private final AuditTrail audit;
    private final Randomness randomness;
    private final Transactions transactions;
    private final InstantSource clock;

    public TelegramLoginLinksService(
            Accounts accounts,
            SingleUseTokens tokens,
            Doorway doorway,
            RateLimits limits,
            Terms terms,
            AuditTrail audit,
            Randomness randomness,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.doorway = doorway;
        this.limits = limits;
        this.terms = terms;
        this.audit = audit;
        this.randomness = randomness;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param bot its username, without {@code @}
     * @param issues links from one place
     * @param signIns by link from one place
     */
    public record Terms(String bot, Duration ttl, RateLimits.Limit issues, RateLimits.Limit signIns) {}

    @Override
    public Link issue(Caller caller, long telegramId) {
        caller.requireAtLeast(Role.ADMIN);
        limit("telegram-login-link:", caller.origin(), terms.issues());
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(TOKEN_BYTES));
        var expiresAt = clock.instant().plus(terms.ttl());
        transactions.run(() -> {
            tokens.issue(
                    Purpose.TELEGRAM_LOGIN,
                    Sha256.hex(token),
                    Map.of(
                            TELEGRAM_ID, Long.toString(telegramId),
                            ISSUER_ROLE, caller.principal().role().code()),
                    expiresAt);
            audit.record(AuditTrail.Entry.of(
                    caller, "telegram_login_link_issued", "telegram_user", Long.toString(telegramId)));
        });
        return new Link(
                Secret.of(token), Secret.of("https://t.me/" + terms.bot() + "?start=login_" + token), expiresAt);
    }

    @Override
    public Outcome signIn(String token, Client client) {
        limit("telegram-bot-link:", client.origin(), terms.signIns());
        return transactions.inTransaction(() -> tokens.redeem(
                        Purpose.TELEGRAM_LOGIN, Sha256.hex(token), clock.instant())
                .flatMap(this::accountOf)
                .<Outcome>map(account ->
                        new Outcome.Entered(doorway.enter(account, "telegram_link", false, TokenStyle.PAIR, client)))
                .orElseGet(Outcome.Refused::new));
    }

    private Optional<Account> accountOf(Map<String, String> content) {
        var issuer = Role.ofCode(content.getOrDefault(ISSUER_ROLE, "")).orElse(Role.MOBILE_USER);
        return accounts.findByTelegram(Long.parseLong(content.getOrDefault(TELEGRAM_ID, "0")))
                .filter(account -> account.maySignIn() && issuer.isAtLeast(account.role()));
    }

    private void limit(String what, Origin origin, RateLimits.Limit limit) {
        limits.tryAcquire(what + origin.ip(), limit).ifPresent(_ -> {
            throw new TooManyRequests(limit.window());
        });
    }
}
