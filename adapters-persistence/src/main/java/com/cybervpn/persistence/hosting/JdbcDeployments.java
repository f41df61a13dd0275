package com.cybervpn.persistence.hosting;

import com.cybervpn.application.hosting.port.out.Deployments;
import com.cybervpn.domain.hosting.AppId;
import com.cybervpn.domain.hosting.Deployment;
import com.cybervpn.domain.hosting.DeploymentId;
import com.cybervpn.domain.hosting.DeploymentStatus;
import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.RunningContainer;
import com.cybervpn.domain.hosting.Subdomain;
import com.cybervpn.domain.operations.OperationId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deployments in the table {@code hosting_deployments}. */
@Singleton
final class JdbcDeployments implements Deployments {
    private static final String SELECT = """
        select id, app_id, subdomain, status, priority, reuse_of, operation_id, image, container_id, container_host,
               container_port, error_message, created_at, updated_at
        from hosting_deployments d
        """;

    private final Sql sql;

    JdbcDeployments(Sql sql) {
        this.sql = sql;
    }

    @Override
    public DeploymentId nextId() {
        return new DeploymentId(NextIds.from(sql, "hosting_deployment_ids"));
    }

    @Override
    public void add(Deployment deployment) {
        RunningContainer container = deployment.container();
        sql.update(
                """
                insert into hosting_deployments
                (id, app_id, subdomain, status, priority, reuse_of, operation_id, image, container_id, container_host,
                 container_port, error_message, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                deployment.id().value(),
                deployment.app().value(),
                deployment.subdomain().value(),
                deployment.status().name(),
                deployment.priority(),
                deployment.reuseOf() == null ? null : deployment.reuseOf().value(),
                deployment.operation() == null ? null : deployment.operation().value(),
                deployment.image(),
                container == null ? null : container.id(),
                container == null ? null : container.endpoint().host(),
                container == null ? null : container.endpoint().port(),
                deployment.errorMessage(),
                deployment.createdAt(),
                deployment.updatedAt());
    }

    @Override
    public Optional<Deployment> find(DeploymentId id) {
        return sql.first(SELECT + "where id = ?", JdbcDeployments::deployment, id.value());
    }

    @Override
    public void update(Deployment deployment) {
        RunningContainer container = deployment.container();
        int changed = sql.update(
                """
                update hosting_deployments
                set status = ?, operation_id = ?, image = ?, container_id = ?, container_host = ?, container_port = ?,
                    error_message = ?, updated_at = ?
                where id = ?\
                """,
                deployment.status().name(),
                deployment.operation() == null ? null : deployment.operation().value(),
                deployment.image(),
                container == null ? null : container.id(),
                container == null ? null : container.endpoint().host(),
                container == null ? null : container.endpoint().port(),
                deployment.errorMessage(),
                deployment.updatedAt(),
                deployment.id().value());
        if (changed != 1) throw new IllegalStateException("no deployment " + deployment.id());
    }

    @Override
    public List<Deployment> ofApp(AppId app) {
        return sql.list(SELECT + "where app_id = ? order by id desc", JdbcDeployments::deployment, app.value());
    }

    @Override
    public List<Deployment> currentOf(Collection<AppId> apps) {
        return sql.list(SELECT + """
            where app_id = any (?) and (status = 'RUNNING'
                or id = (select max(n.id) from hosting_deployments n where n.app_id = d.app_id))\
            """, JdbcDeployments::deployment, (Object) ids(apps));
    }

    @Override
    public Map<AppId, Integer> countsOf(Set<AppId> apps) {
        Map<AppId, Integer> counts = new HashMap<>();
        sql.list(
                        "select app_id, count(*) from hosting_deployments where app_id = any (?) group by app_id",
                        row -> Map.entry(new AppId(row.getLong(1)), row.getInt(2)),
                        (Object) ids(apps))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    @Override
    public List<Deployment> running() {
        return sql.list(SELECT + "where status = 'RUNNING' order by id", JdbcDeployments::deployment);
    }

    @Override
    public Optional<Deployment> nextPending() {
        return sql.first(SELECT + """
            where status = 'PENDING' and not exists (
                select from hosting_deployments b where b.app_id = d.app_id and b.status = 'BUILDING')
            order by priority desc, id limit 1\
            """, JdbcDeployments::deployment);
    }

    @Override
    public void removeOf(AppId app) {
        sql.update("delete from hosting_deployments where app_id = ?", app.value());
    }

    private static Long[] ids(Collection<AppId> apps) {
        return apps.stream().map(AppId::value).toArray(Long[]::new);
    }

    private static Deployment deployment(ResultSet row) throws SQLException {
        long reuseOf = row.getLong("reuse_of");
        DeploymentId reused = row.wasNull() ? null : new DeploymentId(reuseOf);
        UUID operation = row.getObject("operation_id", UUID.class);
        return new Deployment(
                new DeploymentId(row.getLong("id")),
                new AppId(row.getLong("app_id")),
                new Subdomain(row.getString("subdomain")),
                DeploymentStatus.valueOf(row.getString("status")),
                row.getBoolean("priority"),
                reused,
                operation == null ? null : new OperationId(operation),
                row.getString("image"),
                container(row),
                row.getString("error_message"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static @Nullable RunningContainer container(ResultSet row) throws SQLException {
        String id = row.getString("container_id");
        if (id == null) return null;
        return new RunningContainer(id, new Endpoint(row.getString("container_host"), row.getInt("container_port")));
    }
}
