package com.cybervpn.domain.hosting;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;

/**
 * A git repository that is built and served.
 *
 * @param slug the name made safe for technical use, unique over all apps
 * @param published whether it was ever served: until then its address is not shown (H-APP-5)
 */
public record App(
        AppId id,
        AccountId owner,
        AppName name,
        String slug,
        Subdomain subdomain,
        RepositoryUrl repository,
        Branch branch,
        AppStatus status,
        boolean published,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * @param slugTaken whether another app has the plain slug of that name; its subdomain then makes this one unique
     */
    public static App create(
            AppId id,
            AccountId owner,
            AppName name,
            Subdomain subdomain,
            boolean slugTaken,
            RepositoryUrl repository,
            Branch branch,
            Instant now) {
        String slug = slugTaken ? name.slug() + "-" + subdomain : name.slug();
        return new App(id, owner, name, slug, subdomain, repository, branch, AppStatus.PENDING, false, now, now);
    }

    public App building(Instant now) {
        return with(AppStatus.BUILDING, published, now);
    }

    public App served(Instant now) {
        return with(AppStatus.HEALTHY, true, now);
    }

    public App stopped(Instant now) {
        return with(AppStatus.STOPPED, published, now);
    }

    /**
     * After a deployment came to nothing (H-ENG-10).
     *
     * @param stillServed whether an older deployment runs on and keeps it healthy
     */
    public App unsuccessful(boolean stillServed, Instant now) {
        return with(stillServed ? AppStatus.HEALTHY : AppStatus.FAILED, published, now);
    }

    private App with(AppStatus newStatus, boolean newPublished, Instant now) {
        return new App(id, owner, name, slug, subdomain, repository, branch, newStatus, newPublished, createdAt, now);
    }
}
