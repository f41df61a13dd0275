package com.cybervpn.persistence.terminal;

import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.application.terminal.port.out.SshProfiles;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.SshDestination;
import com.cybervpn.domain.terminal.SshKeyId;
import com.cybervpn.domain.terminal.SshProfile;
import com.cybervpn.domain.terminal.SshProfileId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SSH profiles in the table {@code ssh_profiles}. */
@Singleton
final class JdbcSshProfiles implements SshProfiles {
    private static final String SELECT = """
        select id, owner_id, name, host, port, username, key_id, created_at, modified_at, version from ssh_profiles\
        """;

    private final Sql sql;

    JdbcSshProfiles(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<SshProfile> ownedBy(AccountId owner) {
        return sql.list(
                SELECT + " where owner_id = ? order by name collate \"C\"", JdbcSshProfiles::profile, owner.value());
    }

    @Override
    public Optional<SshProfile> find(SshProfileId id) {
        return sql.first(SELECT + " where id = ?", JdbcSshProfiles::profile, id.value());
    }

    @Override
    public boolean isAnyWith(SshKeyId key) {
        return sql.first("select 1 from ssh_profiles where key_id = ? limit 1", row -> row.getInt(1), key.value())
                .isPresent();
    }

    @Override
    public Optional<SshProfile> save(SshProfile profile) {
        int stored = profile.version() == 0 ? insert(profile) : update(profile);
        if (stored == 1) return Optional.of(profile.stored());
        if (isNameOfAnother(profile)) return Optional.empty();
        throw new ConcurrentChange("SSH profile", null);
    }

    @Override
    public boolean remove(SshProfileId id) {
        return sql.update("delete from ssh_profiles where id = ?", id.value()) > 0;
    }

    private int insert(SshProfile profile) {
        return sql.update(
                """
                insert into ssh_profiles (id, owner_id, name, host, port, username, key_id, created_at, modified_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                on conflict do nothing\
                """,
                profile.id().value(),
                profile.owner().value(),
                profile.name(),
                profile.destination().host(),
                profile.destination().port(),
                profile.destination().user(),
                value(profile.key()),
                profile.createdAt(),
                profile.modifiedAt());
    }

    /** Looks for the name itself: a broken constraint would end the surrounding transaction. */
    private int update(SshProfile profile) {
        return sql.update(
                """
                update ssh_profiles set name = ?, host = ?, port = ?, username = ?, key_id = ?, modified_at = ?,
                    version = version + 1
                where id = ? and version = ?
                    and not exists (select 1 from ssh_profiles other
                        where other.owner_id = ? and other.name = ? and other.id <> ?)\
                """,
                profile.name(),
                profile.destination().host(),
                profile.destination().port(),
                profile.destination().user(),
                value(profile.key()),
                profile.modifiedAt(),
                profile.id().value(),
                profile.version(),
                profile.owner().value(),
                profile.name(),
                profile.id().value());
    }

    private boolean isNameOfAnother(SshProfile profile) {
        return sql.first(
                        "select 1 from ssh_profiles where owner_id = ? and name = ? and id <> ?",
                        row -> row.getInt(1),
                        profile.owner().value(),
                        profile.name(),
                        profile.id().value())
                .isPresent();
    }

    private static @Nullable UUID value(@Nullable SshKeyId key) {
        return key == null ? null : key.value();
    }

    private static SshProfile profile(ResultSet row) throws SQLException {
        UUID key = row.getObject("key_id", UUID.class);
        return new SshProfile(
                new SshProfileId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("owner_id", UUID.class)),
                row.getString("name"),
                new SshDestination(row.getString("host"), row.getInt("port"), row.getString("username")),
                key == null ? null : new SshKeyId(key),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "modified_at"),
                row.getLong("version"));
    }
}
