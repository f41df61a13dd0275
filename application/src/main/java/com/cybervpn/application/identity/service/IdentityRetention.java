package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.identity.port.out.Invites;
import com.cybervpn.application.identity.port.out.LoginAttempts;
import com.cybervpn.application.identity.port.out.MailedCodes;
import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.application.identity.port.out.SecondFactors;
import com.cybervpn.application.identity.port.out.Sessions;
import com.cybervpn.application.identity.port.out.SingleUseTokens;
import com.cybervpn.application.shared.port.in.RecurringJob;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.LockoutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Erases people some time after they deleted their account, and removes what has expired. */
public final class IdentityRetention implements RecurringJob {
    private static final int BATCH = 100;

    private final Accounts accounts;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final OAuthLinks links;
    private final MailedCodes codes;
    private final SingleUseTokens tokens;
    private final Invites invites;
    private final LoginAttempts attempts;
    private final LockoutPolicy lockout;
    private final List<CredentialListener> listeners;
    private final Terms terms;
    private final Transactions transactions;
    private final InstantSource clock;

    public IdentityRetention(
            Accounts accounts,
            Sessions sessions,
            SecondFactors factors,
            OAuthLinks links,
            MailedCodes codes,
            SingleUseTokens tokens,
            Invites invites,
            LoginAttempts attempts,
            LockoutPolicy lockout,
            List<CredentialListener> listeners,
            Terms terms,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.factors = factors;
        this.links = links;
        this.codes = codes;
        this.tokens = tokens;
        this.invites = invites;
        this.attempts = attempts;
        this.lockout = lockout;
        this.listeners = List.copyOf(listeners);
        this.terms = terms;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param every pause between two runs
     * @param deletedAccounts how long a deleted account can still be asked about
     * @param expired how long what has expired is kept
     */
    public record Terms(Duration every, Duration deletedAccounts, Duration expired) {}

    @Override
    public String name() {
        return "identity-retention";
    }

    @Override
    public Duration every() {
        return terms.every();
    }

    @Override
    public void run() {
        var now = clock.instant();
        eraseDeleted(now.minus(terms.deletedAccounts()));
        var before = now.minus(terms.expired());
        sessions.purge(before);
        factors.purgeProposed(before);
        codes.purge(before);
        tokens.purge(before);
        invites.purge(before);
        attempts.purge(now.minus(lockout.memory()), lockout.forever());
    }

    private void eraseDeleted(Instant before) {
        List<Account> batch;
        do {
            batch = accounts.notYetErased(before, BATCH);
            batch.forEach(account -> transactions.run(() -> erase(account)));
        } while (batch.size() == BATCH);
    }

    private void erase(Account account) {
        account.emailAddress().ifPresent(codes::forget);
        sessions.forget(account.id());
        factors.turnOff(account.id());
        links.forget(account.id());
        listeners.forEach(listener -> listener.accountErased(account.id()));
        if (!(accounts.save(account.erased()) instanceof Stored.Done)) {
            throw new IllegalStateException("the login of an erased account is taken: " + account.id());
        }
    }
}
