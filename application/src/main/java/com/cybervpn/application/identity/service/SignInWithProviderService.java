package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.application.identity.port.in.OAuthReturn;
import com.cybervpn.application.identity.port.in.SignInWithProvider;
import com.cybervpn.application.identity.port.in.TokenStyle;
import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.Accounts.Stored;
import com.cybervpn.application.identity.port.out.IdentityProviders;
import com.cybervpn.application.identity.port.out.IdentityProviders.Exchange;
import com.cybervpn.application.identity.port.out.IdentityProviders.Grant;
import com.cybervpn.application.identity.port.out.OAuthLinks;
import com.cybervpn.application.identity.service.OAuthStates.Journey;
import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.OAuthProvider;
import com.cybervpn.domain.identity.ProviderIdentity;
import com.cybervpn.domain.shared.Secret;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link SignInWithProvider}. */
public final class SignInWithProviderService implements SignInWithProvider {
    private final IdentityProviders providers;
    private final OAuthStates states;
    private final OAuthLinks links;
    private final Accounts accounts;
    private final Newcomers newcomers;
    private final EmailOwnership ownership;
    private final Doorway doorway;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public SignInWithProviderService(
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
        this.providers = providers;
        this.states = states;
        this.links = links;
        this.accounts = accounts;
        this.newcomers = newcomers;
        this.ownership = ownership;
        this.doorway = doorway;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome signIn(OAuthProvider provider, OAuthReturn back, @Nullable Secret browser, Client client) {
        var traveller = states.end(new Journey(provider, null), back.state(), browser, client.origin())
                .filter(found -> back.isAt(found.redirect()))
                .orElse(null);
        if (traveller == null) return new Outcome.BadState();
        return switch (exchanged(provider, traveller.with(back.code()))) {
            case Exchange.Refused _ -> new Outcome.Refused();
            case Exchange.Shown(var identity) -> transactions.inTransaction(() -> let(identity, client));
        };
    }

    /** A provider that does not answer vouches for nobody. */
    private Exchange exchanged(OAuthProvider provider, Grant grant) {
        try {
            return providers.exchange(provider, grant);
        } catch (UpstreamFailed e) {
            return new Exchange.Refused();
        }
    }

    /** In the order of R-308. */
    private Outcome let(ProviderIdentity identity, Client client) {
        var linked = links.ownerOf(identity.provider(), identity.userId()).flatMap(accounts::find);
        if (linked.isPresent()) {
            return linked.filter(Account::maySignIn)
                    .<Outcome>map(account -> entered(identity, account, false, client))
                    .orElseGet(Outcome.Refused::new);
        }
        var sameAddress = verifiedAddressOwner(identity);
        if (sameAddress.isPresent()) {
            return sameAddress
                    .filter(Account::isInUse)
                    .map(account -> ownership.proven(account, client.origin()))
                    .<Outcome>map(account -> entered(identity, linked(identity, account, client), false, client))
                    .orElseGet(Outcome.Refused::new);
        }
        return newcomers.welcome(identity.wantedLogin(), account -> withAddress(identity, account))
                        instanceof Stored.Done(var opened)
                ? entered(identity, linked(identity, opened, client), true, client)
                : new Outcome.AddressTaken();
    }

    /** Only an address that the provider has seen to be theirs tells whose account it is. */
    private Optional<Account> verifiedAddressOwner(ProviderIdentity identity) {
        return Optional.ofNullable(identity.email())
                .filter(_ -> identity.emailVerified())
                .flatMap(accounts::findByEmail);
    }

    private Account linked(ProviderIdentity identity, Account account, Client client) {
        if (!links.link(account.id(), identity.provider(), identity.userId(), clock.instant())) {
            throw new ConcurrentChange("link", null);
        }
        audit.record(new AuditTrail.Entry(
                account.id(),
                "oauth_linked",
                "user",
                account.id().toString(),
                null,
                Map.of("provider", identity.provider().code()),
                client.origin()));
        return account;
    }

    private static Account withAddress(ProviderIdentity identity, Account account) {
        var email = identity.email();
        if (email == null) return account;
        return identity.emailVerified() ? account.withVerifiedEmail(email) : account.withUnverifiedEmail(email);
    }

    private Outcome entered(ProviderIdentity identity, Account account, boolean isNew, Client client) {
        var method = "oauth_" + identity.provider().code();
        return new Outcome.Entered(doorway.enter(account, method, false, TokenStyle.PAIR, client), isNew);
    }
}
