package com.cybervpn.application.hosting;

import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.AppName;
import com.cybervpn.domain.hosting.Subdomain;
import com.cybervpn.domain.shared.AccountId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Apps in memory; the one transaction at a time of the fakes is their lock. */
public final class InMemoryApps implements Apps {
    private static final Comparator<App> NEWEST_FIRST =
            Comparator.comparingLong((App app) -> app.id().value()).reversed();

    private final Map<AppId, App> rows = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    /** Can be enlisted in a transaction. */
    public Map<AppId, App> rows() {
        return rows;
    }

    @Override
    public AppId nextId() {
        return new AppId(lastId.incrementAndGet());
    }

    @Override
    public synchronized boolean add(App app) {
        if (nameTaken(app.owner(), app.name()) || slugTaken(app.slug()) || subdomainTaken(app.subdomain()))
            return false;
        rows.put(app.id(), app);
        return true;
    }

    @Override
    public Optional<App> find(AppId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<App> findBySubdomain(Subdomain subdomain) {
        return rows.values().stream()
                .filter(app -> app.subdomain().equals(subdomain))
                .findFirst();
    }

    @Override
    public Optional<App> lock(AppId id) {
        return find(id);
    }

    @Override
    public void update(App app) {
        if (rows.replace(app.id(), app) == null) throw new IllegalStateException("no app " + app.id());
    }

    @Override
    public void remove(AppId id) {
        rows.remove(id);
    }

    @Override
    public boolean nameTaken(AccountId owner, AppName name) {
        return ownedBy(owner).stream().anyMatch(app -> app.name().equals(name));
    }

    @Override
    public boolean slugTaken(String slug) {
        return rows.values().stream().anyMatch(app -> app.slug().equals(slug));
    }

    @Override
    public boolean subdomainTaken(Subdomain subdomain) {
        return findBySubdomain(subdomain).isPresent();
    }

    @Override
    public List<App> ownedBy(AccountId owner) {
        return rows.values().stream()
                .filter(app -> app.owner().equals(owner))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public int countOwnedBy(AccountId owner) {
        return ownedBy(owner).size();
    }

    @Override
    public Map<AccountId, Integer> countsOwnedBy(Set<AccountId> owners) {
        Map<AccountId, Integer> counts = new HashMap<>();
        for (App app : rows.values()) {
            if (owners.contains(app.owner())) counts.merge(app.owner(), 1, Integer::sum);
        }
        return counts;
    }

    @Override
    public Page page(int limit, int offset) {
        List<App> all = rows.values().stream().sorted(NEWEST_FIRST).toList();
        return new Page(all.stream().skip(offset).limit(limit).toList(), all.size());
    }
}
