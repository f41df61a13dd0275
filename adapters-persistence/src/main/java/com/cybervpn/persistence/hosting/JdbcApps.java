package com.cybervpn.persistence.hosting;

import com.cybervpn.application.hosting.port.out.Apps;
import com.cybervpn.domain.hosting.App;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.AppName;
import com.cybervpn.domain.hosting.AppStatus;
import com.cybervpn.domain.hosting.Branch;
import com.cybervpn.domain.hosting.RepositoryUrl;
import com.cybervpn.domain.hosting.Subdomain;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Apps in the table {@code hosting_apps}; the lock of an app is that of its row. */
@Singleton
final class JdbcApps implements Apps {
    private static final String SELECT = """
        select id, owner_id, name, slug, subdomain, repo_url, branch, status, published, created_at, updated_at
        from hosting_apps
        """;

    private final Sql sql;

    JdbcApps(Sql sql) {
        this.sql = sql;
    }

    @Override
    public AppId nextId() {
        return new AppId(NextIds.from(sql, "hosting_app_ids"));
    }

    @Override
    public boolean add(App app) {
        int added = sql.update(
                """
                insert into hosting_apps
                (id, owner_id, name, slug, subdomain, repo_url, branch, status, published, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
                """,
                app.id().value(),
                app.owner().value(),
                app.name().value(),
                app.slug(),
                app.subdomain().value(),
                app.repository().value(),
                app.branch().value(),
                app.status().name(),
                app.published(),
                app.createdAt(),
                app.updatedAt());
        return added == 1;
    }

    @Override
    public Optional<App> find(AppId id) {
        return sql.first(SELECT + "where id = ?", JdbcApps::app, id.value());
    }

    @Override
    public Optional<App> findBySubdomain(Subdomain subdomain) {
        return sql.first(SELECT + "where subdomain = ?", JdbcApps::app, subdomain.value());
    }

    @Override
    public Optional<App> lock(AppId id) {
        return sql.first(SELECT + "where id = ? for update", JdbcApps::app, id.value());
    }

    @Override
    public void update(App app) {
        int changed = sql.update(
                "update hosting_apps set status = ?, published = ?, updated_at = ? where id = ?",
                app.status().name(),
                app.published(),
                app.updatedAt(),
                app.id().value());
        if (changed != 1) throw new IllegalStateException("no app " + app.id());
    }

    @Override
    public void remove(AppId id) {
        sql.update("delete from hosting_apps where id = ?", id.value());
    }

    @Override
    public boolean nameTaken(AccountId owner, AppName name) {
        return exists("where owner_id = ? and name = ?", owner.value(), name.value());
    }

    @Override
    public boolean slugTaken(String slug) {
        return exists("where slug = ?", slug);
    }

    @Override
    public boolean subdomainTaken(Subdomain subdomain) {
        return exists("where subdomain = ?", subdomain.value());
    }

    @Override
    public List<App> ownedBy(AccountId owner) {
        return sql.list(SELECT + "where owner_id = ? order by id desc", JdbcApps::app, owner.value());
    }

    @Override
    public int countOwnedBy(AccountId owner) {
        return countsOwnedBy(Set.of(owner)).getOrDefault(owner, 0);
    }

    @Override
    public Map<AccountId, Integer> countsOwnedBy(Set<AccountId> owners) {
        Map<AccountId, Integer> counts = new HashMap<>();
        sql.list(
                        "select owner_id, count(*) from hosting_apps where owner_id = any (?::uuid[]) group by"
                                + " owner_id",
                        row -> Map.entry(new AccountId(row.getObject(1, UUID.class)), row.getInt(2)),
                        (Object) owners.stream().map(AccountId::toString).toArray(String[]::new))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    @Override
    public Page page(int limit, int offset) {
        long total = sql.first("select count(*) from hosting_apps", row -> row.getLong(1))
                .orElseThrow();
        return new Page(sql.list(SELECT + "order by id desc limit ? offset ?", JdbcApps::app, limit, offset), total);
    }

    private boolean exists(String condition, Object... parameters) {
        return sql.first(
                        "select exists (select from hosting_apps " + condition + ")",
                        row -> row.getBoolean(1),
                        parameters)
                .orElseThrow();
    }

    private static App app(ResultSet row) throws SQLException {
        return new App(
                new AppId(row.getLong("id")),
                new AccountId(row.getObject("owner_id", UUID.class)),
                new AppName(row.getString("name")),
                row.getString("slug"),
                new Subdomain(row.getString("subdomain")),
                new RepositoryUrl(row.getString("repo_url")),
                new Branch(row.getString("branch")),
                AppStatus.valueOf(row.getString("status")),
                row.getBoolean("published"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
