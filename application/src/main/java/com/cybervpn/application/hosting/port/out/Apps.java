package com.cybervpn.application.hosting.port.out;

import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.AppName;
import com.cybervpn.domain.hosting.Subdomain;
import com.cybervpn.domain.shared.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stored apps. */
public interface Apps {
    AppId nextId();

    /**
     * Stores a new app.
     *
     * @return false when its owner has one of that name, or its slug or subdomain is taken; then nothing is stored
     */
    boolean add(App app);

    Optional<App> find(AppId id);

    Optional<App> findBySubdomain(Subdomain subdomain);

    /** The app as it is now; nobody else changes it or its deployments until the open transaction ends. */
    Optional<App> lock(AppId id);

    /** Stores the changes of an app that is there. */
    void update(App app);

    /** Removes the app; repeating is harmless. */
    void remove(AppId id);

    boolean nameTaken(AccountId owner, AppName name);

    boolean slugTaken(String slug);

    boolean subdomainTaken(Subdomain subdomain);

    /** All apps of an account, newest first. */
    List<App> ownedBy(AccountId owner);

    int countOwnedBy(AccountId owner);

    /** How many apps each of these accounts has; accounts without one are absent. */
    Map<AccountId, Integer> countsOwnedBy(Set<AccountId> owners);

    /** All apps, newest first. */
    Page page(int limit, int offset);

    /** Some apps, and how many there are. */
    record Page(List<App> apps, long total) {}
}
