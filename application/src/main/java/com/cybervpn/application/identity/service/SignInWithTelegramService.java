package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.SignInWithTelegram;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.identity.port.out.TelegramProofs;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.application.shared.ApplicationFailure.TooManyRequests;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.identity.TelegramProof;
import com.cybervpn.domain.identity.TelegramProofPolicy;
import java.time.InstantSource;
import java.util.Optional;

/** {@link SignInWithTelegram}. */
public final class SignInWithTelegramService implements SignInWithTelegram {
    private final TelegramProofs proofs;
    private final TelegramProofPolicy policy;
    private final Accounts accounts;
    private final Newcomers newcomers;
    private final Doorway doorway;
    private final RateLimits limits;
    private final RateLimits.Limit miniAppLimit;
    private final Transactions transactions;
    private final InstantSource clock;

    public SignInWithTelegramService(
            TelegramProofs proofs,
            TelegramProofPolicy policy,
            Accounts accounts,
            Newcomers newcomers,
            Doorway doorway,
            RateLimits limits,
            RateLimits.Limit miniAppLimit,
            Transactions transactions,
            InstantSource clock) {
        this.proofs = proofs;
        this.policy = policy;
        this.accounts = accounts;
        this.newcomers = newcomers;
        this.doorway = doorway;
        this.limits = limits;
        this.miniAppLimit = miniAppLimit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome fromMiniApp(String initData, Client client) {
        limits.tryAcquire("telegram-miniapp:" + client.origin().ip(), miniAppLimit)
                .ifPresent(_ -> {
                    throw new TooManyRequests(miniAppLimit.window());
                });
        return judged(proofs.ofMiniApp(initData), "telegram_mini_app", client);
    }

    @Override
    public Outcome fromApp(String authData, Client client) {
        return judged(proofs.ofApp(authData), "telegram_widget", client);
    }

    private Outcome judged(Optional<TelegramProof> found, String method, Client client) {
        var proof = found.orElse(null);
        if (proof == null) return new Outcome.Forged();
        return switch (proof.age(policy, clock.instant())) {
            case STALE -> new Outcome.Stale();
            case FROM_THE_FUTURE -> new Outcome.Forged();
            case FRESH -> transactions.inTransaction(() -> let(proof, method, client));
        };
    }

    private Outcome let(TelegramProof proof, String method, Client client) {
        var identity = proof.identity();
        var known = accounts.findByTelegram(identity.id()).orElse(null);
        if (known == null && open(proof) instanceof Stored.Done(var opened)) {
            return new Outcome.Entered(doorway.enter(opened, method, false, TokenStyle.PAIR, client), true);
        }
        // Nobody a moment ago: the same person came in twice at once, and the other one was first.
        var account = known == null ? accounts.findByTelegram(identity.id()).orElseThrow() : known;
        if (!account.maySignIn()) return new Outcome.Inactive();
        var current = withCurrentName(account, identity);
        return new Outcome.Entered(doorway.enter(current, method, false, TokenStyle.PAIR, client), false);
    }

    private Stored open(TelegramProof proof) {
        return newcomers.welcome(
                proof.wantedLogin(),
                account -> account.withTelegram(proof.identity()).verified());
    }

    private Account withCurrentName(Account account, TelegramIdentity identity) {
        if (identity.equals(account.telegram())) return account;
        if (accounts.save(account.withTelegram(identity)) instanceof Stored.Done(var stored)) return stored;
        throw new ConcurrentChange("account", null);
    }
}
