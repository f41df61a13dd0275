package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.LinkProvider;
import com.cybervpn.application.identity.port.in.OAuthReturn;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.identity.port.out.IdentityProviders;
import com.cybervpn.application.identity.port.out.IdentityProviders.Exchange;
import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.application.identity.port.out.TelegramProofs;
import com.cybervpn.application.identity.service.OAuthStates.Journey;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.application.shared.ApplicationFailure.Forbidden;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.identity.TelegramIdentity;
import com.cybervpn.domain.identity.TelegramProof;
import com.cybervpn.domain.identity.TelegramProofPolicy;
import java.time.InstantSource;
import java.util.Map;

/** {@link LinkProvider}. */
public final class LinkProviderService implements LinkProvider {
    private final IdentityProviders providers;
    private final TelegramProofs telegram;
    private final TelegramProofPolicy policy;
    private final OAuthStates states;
    private final OAuthLinks links;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public LinkProviderService(
            IdentityProviders providers,
            TelegramProofs telegram,
            TelegramProofPolicy policy,
            OAuthStates states,
            OAuthLinks links,
            Accounts accounts,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.providers = providers;
        this.telegram = telegram;
        this.policy = policy;
        this.states = states;
        this.links = links;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome withCode(Caller caller, OAuthProvider provider, OAuthReturn back) {
        var traveller = states.end(new Journey(provider, caller.account()), back.state(), null, caller.origin())
                .filter(found -> back.isAt(found.redirect()))
                .orElse(null);
        if (traveller == null) return new Outcome.BadState();
        return switch (providers.exchange(provider, traveller.with(back.code()))) {
            case Exchange.Refused _ -> new Outcome.NotProven();
            case Exchange.Shown(var identity) ->
                transactions.inTransaction(() -> link(caller, provider, identity.userId()));
        };
    }

    @Override
    public Outcome withTelegram(Caller caller, Map<String, String> members, String state) {
        var journey = new Journey(OAuthProvider.TELEGRAM, caller.account());
        if (states.end(journey, state, null, caller.origin()).isEmpty()) return new Outcome.BadState();
        return telegram.ofWidget(members)
                .filter(proof -> proof.age(policy, clock.instant()) == TelegramProof.Age.FRESH)
                .map(proof -> transactions.inTransaction(() -> linkTelegram(caller, proof.identity())))
                .orElseGet(Outcome.NotProven::new);
    }

    @Override
    public void unlink(Caller caller, OAuthProvider provider) {
        transactions.run(() -> {
            boolean linked = provider == OAuthProvider.TELEGRAM
                    ? unlinkTelegram(caller)
                    : links.unlink(caller.account(), provider);
            if (linked) record(caller, "oauth_unlinked", provider);
        });
    }

    private Outcome link(Caller caller, OAuthProvider provider, String userId) {
        if (!links.link(caller.account(), provider, userId, clock.instant())) return new Outcome.LinkedElsewhere();
        record(caller, "oauth_linked", provider);
        return new Outcome.Linked(userId);
    }

    private Outcome linkTelegram(Caller caller, TelegramIdentity identity) {
        var account = own(caller);
        if (!identity.equals(account.telegram())) {
            switch (accounts.save(account.withTelegram(identity))) {
                case Stored.Done _ -> record(caller, "oauth_linked", OAuthProvider.TELEGRAM);
                case Stored.TelegramTaken _ -> {
                    return new Outcome.LinkedElsewhere();
                }
                case Stored.LoginTaken _, Stored.EmailTaken _ -> throw new ConcurrentChange("account", null);
            }
        }
        return new Outcome.Linked(Long.toString(identity.id()));
    }

    private boolean unlinkTelegram(Caller caller) {
        var account = own(caller);
        if (account.telegram() == null) return false;
        accounts.save(account.withTelegram(null));
        return true;
    }

    private Account own(Caller caller) {
        return accounts.find(caller.account()).orElseThrow(() -> new Forbidden("No such account"));
    }

    private void record(Caller caller, String action, OAuthProvider provider) {
        audit.record(
                AuditTrail.Entry.of(caller, action, "user", caller.account().toString())
                        .withValues(null, Map.of("provider", provider.code())));
    }
}
