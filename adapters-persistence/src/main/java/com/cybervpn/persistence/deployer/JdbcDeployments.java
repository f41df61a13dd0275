package com.cybervpn.persistence.deployer;

import com.cybervpn.application.deployer.port.out.Deployments;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Deployment;
import com.cybervpn.domain.deployer.DeploymentId;
import com.cybervpn.domain.deployer.VersionId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deployments in PostgreSQL. */
@Singleton
final class JdbcDeployments implements Deployments {
    private static final String WHERE =
            " from deployer_deployments where (?::uuid is null or app_id = ?) and (?::text is null or status = ?)";

    private final Sql sql;

    JdbcDeployments(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Deployment> find(DeploymentId id) {
        return sql.first("select * from deployer_deployments where id = ?", JdbcDeployments::deployment, id.value());
    }

    @Override
    public void save(Deployment deployment) {
        sql.update(
                """
                insert into deployer_deployments (id, app_id, version_id, version, previous_version, rollback, status,
                    created, updated, started_at, completed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set status = excluded.status, updated = excluded.updated,
                    started_at = excluded.started_at, completed_at = excluded.completed_at
                """,
                deployment.id().value(),
                deployment.app().value(),
                deployment.versionId() == null ? null : deployment.versionId().value(),
                deployment.version(),
                deployment.previousVersion(),
                deployment.rollback(),
                deployment.status().name(),
                deployment.created(),
                deployment.updated(),
                deployment.startedAt(),
                deployment.completedAt());
    }

    @Override
    public List<Deployment> list(@Nullable AppId app, Deployment.@Nullable Status status, int limit) {
        UUID wanted = app == null ? null : app.value();
        String word = status == null ? null : status.name();
        return sql.list(
                "select *" + WHERE + " order by created desc, id desc limit ?",
                JdbcDeployments::deployment,
                wanted,
                wanted,
                word,
                word,
                limit);
    }

    @Override
    public int count(@Nullable AppId app, Deployment.@Nullable Status status) {
        UUID wanted = app == null ? null : app.value();
        String word = status == null ? null : status.name();
        return sql.first("select count(*)" + WHERE, row -> row.getInt(1), wanted, wanted, word, word)
                .orElse(0);
    }

    private static Deployment deployment(ResultSet row) throws SQLException {
        UUID version = row.getObject("version_id", UUID.class);
        return new Deployment(
                new DeploymentId(row.getObject("id", UUID.class)),
                new AppId(row.getObject("app_id", UUID.class)),
                version == null ? null : new VersionId(version),
                row.getString("version"),
                row.getString("previous_version"),
                row.getBoolean("rollback"),
                Deployment.Status.valueOf(row.getString("status")),
                Sql.instant(row, "created"),
                Sql.instant(row, "updated"),
                instantOrNull(row, "started_at"),
                instantOrNull(row, "completed_at"));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
