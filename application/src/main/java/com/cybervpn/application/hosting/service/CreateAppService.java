package com.cybervpn.application.hosting.service;

import com.cybervpn.application.hosting.port.in.CreateApp;
import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.application.hosting.port.out.SourceRepositories;
import com.cybervpn.application.hosting.port.out.SourceRepositories.Reachability;
import com.cybervpn.application.hosting.port.out.Tenants;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppName;
import com.cybervpn.domain.hosting.Branch;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.InvalidValue;
import com.cybervpn.domain.hosting.Quota;
import com.cybervpn.domain.hosting.RepositoryUrl;
import com.cybervpn.domain.hosting.Subdomain;
import com.cybervpn.domain.shared.AccountId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what can be refused at once, looks at the repository outside of any transaction, and then takes the slot of the
 * plan, the name and the first deployment in one.
 */
public final class CreateAppService implements CreateApp {
    private final Apps apps;
    private final Tenants tenants;
    private final AppCatalogue catalogue;
    private final DeploymentQueue queue;
    private final SourceRepositories repositories;
    private final Transactions transactions;
    private final Randomness randomness;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Set<String> schemes;

    CreateAppService(
            Apps apps,
            Tenants tenants,
            AppCatalogue catalogue,
            DeploymentQueue queue,
            SourceRepositories repositories,
            Transactions transactions,
            Randomness randomness,
            AuditTrail audit,
            InstantSource clock,
            Set<String> schemes) {
        this.apps = apps;
        this.tenants = tenants;
        this.catalogue = catalogue;
        this.queue = queue;
        this.repositories = repositories;
        this.transactions = transactions;
        this.randomness = randomness;
        this.audit = audit;
        this.clock = clock;
        this.schemes = schemes;
    }

    @Override
    public Outcome create(Caller caller, Command command) {
        Wish wish;
        try {
            wish = new Wish(
                    new AppName(command.name()),
                    new RepositoryUrl(command.repoUrl()).requireScheme(schemes),
                    new Branch(command.branch()));
        } catch (InvalidValue e) {
            return new Outcome.Invalid(String.valueOf(e.getMessage()));
        }
        AccountId owner = caller.account();
        Optional<Outcome> refusal =
                refusal(owner, wish.name(), new Quota(tenants.planOf(owner), apps.countOwnedBy(owner)));
        if (refusal.isPresent()) return refusal.get();
        if (repositories.check(wish.repository(), wish.branch()) instanceof Reachability.Unusable(String reason)) {
            return new Outcome.Invalid(reason);
        }
        return transactions.inTransaction(() -> store(caller, wish));
    }

    private Outcome store(Caller caller, Wish wish) {
        AccountId owner = caller.account();
        Quota quota = new Quota(tenants.lock(owner), apps.countOwnedBy(owner)); // the lock comes first (H-QUO-4)
        Optional<Outcome> refusal = refusal(owner, wish.name(), quota);
        if (refusal.isPresent()) return refusal.get();
        App app = drafted(owner, wish);
        while (!apps.add(app)) {
            if (apps.nameTaken(owner, wish.name())) return new Outcome.NameTaken();
            app = drafted(owner, wish); // someone else was given that slug or subdomain this very moment
        }
        Deployment deployment = queue.request(app);
        audit.record(AuditTrail.Entry.of(caller, "app_created", "app", app.id().toString()));
        return new Outcome.Created(catalogue.view(app), deployment);
    }

    private App drafted(AccountId owner, Wish wish) {
        return App.create(
                apps.nextId(),
                owner,
                wish.name(),
                freeSubdomain(),
                apps.slugTaken(wish.name().slug()),
                wish.repository(),
                wish.branch(),
                clock.instant());
    }

    private Optional<Outcome> refusal(AccountId owner, AppName name, Quota quota) {
        if (apps.nameTaken(owner, name)) return Optional.of(new Outcome.NameTaken());
        return quota.refusalOfOneMore().map(Outcome.QuotaExceeded::new);
    }

    private Subdomain freeSubdomain() {
        Subdomain subdomain = Subdomain.random(randomness::below);
        while (apps.subdomainTaken(subdomain)) subdomain = Subdomain.random(randomness::below);
        return subdomain;
    }

    private record Wish(AppName name, RepositoryUrl repository, Branch branch) {}
}
