package com.cybervpn.persistence.deployer;

import com.cybervpn.application.deployer.port.out.Versions;
import com.cybervpn.domain.deployer.AppId;
import com.cybervpn.domain.deployer.Version;
import com.cybervpn.domain.deployer.VersionId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Versions in PostgreSQL. */
@Singleton
final class JdbcVersions implements Versions {
    private final Sql sql;

    JdbcVersions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Version> find(VersionId id) {
        return sql.first("select * from deployer_versions where id = ?", JdbcVersions::version, id.value());
    }

    @Override
    public Optional<Version> find(AppId app, String number) {
        return sql.first(
                "select * from deployer_versions where app_id = ? and number = ?",
                JdbcVersions::version,
                app.value(),
                number);
    }

    @Override
    public List<Version> of(AppId app) {
        return sql.list(
                "select * from deployer_versions where app_id = ? order by created desc, id desc",
                JdbcVersions::version,
                app.value());
    }

    @Override
    public void save(Version version) {
        try {
            sql.update(
                    """
                    insert into deployer_versions (id, app_id, number, notes, archive, created, updated)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (id) do update set number = excluded.number, notes = excluded.notes,
                        archive = excluded.archive, updated = excluded.updated
                    """,
                    version.id().value(),
                    version.app().value(),
                    version.number(),
                    version.notes(),
                    version.archive(),
                    version.created(),
                    version.updated());
        } catch (RuntimeException e) {
            throw Conflicts.translated("the version", e);
        }
    }

    @Override
    public void delete(VersionId id) {
        sql.update("delete from deployer_versions where id = ?", id.value());
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                new VersionId(row.getObject("id", UUID.class)),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getString("number"),
                row.getString("notes"),
                row.getString("archive"),
                Sql.instant(row, "created"),
                Sql.instant(row, "updated"));
    }
}
