package com.cybervpn.persistence.identity;

import com.cybervpn.application.identity.port.out.AppDevices;
import com.cybervpn.domain.identity.AppDevice;
import com.cybervpn.domain.identity.Platform;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** {@link AppDevices} in PostgreSQL. */
@Singleton
final class JdbcAppDevices implements AppDevices {
    private final Sql sql;

    JdbcAppDevices(Sql sql) {
        this.sql = sql;
    }

    @Override
    public AppDevice save(AppDevice device) {
        return sql.first(
                        """
                        insert into app_devices (account_id, device_id, platform, platform_id, os_version, app_version,
                            model, registered_at, last_active_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (account_id, device_id) do update set platform = excluded.platform,
                            platform_id = excluded.platform_id, os_version = excluded.os_version,
                            app_version = excluded.app_version, model = excluded.model,
                            last_active_at = excluded.last_active_at
                        returning *
                        """,
                        JdbcAppDevices::toDevice,
                        device.account().value(),
                        device.id(),
                        device.platform().code(),
                        device.platformId(),
                        device.osVersion(),
                        device.appVersion(),
                        device.model(),
                        device.registeredAt(),
                        device.lastActiveAt())
                .orElseThrow();
    }

    @Override
    public void forget(AccountId account) {
        sql.update("delete from app_devices where account_id = ?", account.value());
    }

    private static AppDevice toDevice(ResultSet row) throws SQLException {
        return new AppDevice(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("device_id"),
                Platform.ofCode(row.getString("platform")).orElseThrow(),
                row.getString("platform_id"),
                row.getString("os_version"),
                row.getString("app_version"),
                row.getString("model"),
                Sql.instant(row, "registered_at"),
                Sql.instant(row, "last_active_at"));
    }
}
