package com.cybervpn.persistence.vpn;

import com.cybervpn.application.shared.ApplicationFailure;
import com.cybervpn.application.vpn.port.out.VpnUserLinks;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.vpn.PanelUserId;
import com.cybervpn.domain.vpn.VpnUserId;
import com.cybervpn.domain.vpn.VpnUserLink;
import com.cybervpn.domain.vpn.VpnUserStatus;
import com.cybervpn.persistence.shared.DatabaseErrors;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links in the table {@code vpn_users}. */
@Singleton
final class JdbcVpnUserLinks implements VpnUserLinks {
    private static final String SELECT =
            "select id, panel_id, short_uuid, owner_id, status, expires_at from vpn_users ";

    private final Sql sql;

    JdbcVpnUserLinks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<VpnUserLink> find(VpnUserId id) {
        return sql.first(SELECT + "where id = ?", JdbcVpnUserLinks::link, id.value());
    }

    @Override
    public Optional<VpnUserLink> findByOwner(AccountId owner) {
        return sql.first(SELECT + "where owner_id = ?", JdbcVpnUserLinks::link, owner.value());
    }

    @Override
    public List<VpnUserLink> findAll(Collection<PanelUserId> panelIds) {
        Long[] values = panelIds.stream().map(PanelUserId::value).toArray(Long[]::new);
        return sql.list(SELECT + "where panel_id = any (?)", JdbcVpnUserLinks::link, (Object) values);
    }

    @Override
    public List<VpnUserLink> after(Optional<VpnUserId> after, int limit) {
        return sql.list(
                SELECT + "where id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ?",
                JdbcVpnUserLinks::link,
                after.map(VpnUserId::value).orElse(null),
                limit);
    }

    @Override
    public List<VpnUserLink> adopt(List<VpnUserLink> links) {
        try {
            links.forEach(this::insertUnlessKnown);
        } catch (RuntimeException e) {
            throw ownerTaken(e);
        }
        return findAll(links.stream().map(VpnUserLink::panelId).toList());
    }

    private void insertUnlessKnown(VpnUserLink link) {
        sql.update(
                """
                insert into vpn_users (id, panel_id, short_uuid, owner_id, status, expires_at)
                values (?, ?, ?, ?, ?, ?) on conflict (panel_id) do nothing\
                """,
                link.id().value(),
                link.panelId().value(),
                link.shortUuid(),
                ownerOf(link),
                link.status().name(),
                link.expiresAt());
    }

    @Override
    public void update(VpnUserLink link) {
        try {
            sql.update(
                    "update vpn_users set short_uuid = ?, owner_id = ?, status = ?, expires_at = ? where id = ?",
                    link.shortUuid(),
                    ownerOf(link),
                    link.status().name(),
                    link.expiresAt(),
                    link.id().value());
        } catch (RuntimeException e) {
            throw ownerTaken(e);
        }
    }

    @Override
    public void remove(VpnUserId id) {
        sql.update("delete from vpn_users where id = ?", id.value());
    }

    private static RuntimeException ownerTaken(RuntimeException failure) {
        return DatabaseErrors.brokenUniqueConstraint(failure)
                .filter("vpn_users_owner"::equals)
                .<RuntimeException>map(_ -> new ApplicationFailure.ConcurrentChange("VPN user", failure))
                .orElse(failure);
    }

    private static @Nullable UUID ownerOf(VpnUserLink link) {
        AccountId owner = link.owner();
        return owner == null ? null : owner.value();
    }

    private static VpnUserLink link(ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner_id", UUID.class);
        return new VpnUserLink(
                new VpnUserId(row.getObject("id", UUID.class)),
                new PanelUserId(row.getLong("panel_id")),
                row.getString("short_uuid"),
                owner == null ? null : new AccountId(owner),
                VpnUserStatus.valueOf(row.getString("status")),
                Sql.instant(row, "expires_at"));
    }
}
