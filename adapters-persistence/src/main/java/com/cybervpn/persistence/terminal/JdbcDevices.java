package com.cybervpn.persistence.terminal;

import com.cybervpn.application.terminal.port.in.TerminalDevices.Sighting;
import com.cybervpn.application.terminal.port.out.Devices;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.Device;
import com.cybervpn.domain.terminal.DeviceType;
import com.cybervpn.persistence.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Devices in the table {@code terminal_devices}. */
@Singleton
final class JdbcDevices implements Devices {
    private final Sql sql;

    JdbcDevices(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void seen(AccountId account, Sighting sighting, Instant at) {
        store(account, sighting, at, null);
        sql.update("""
            delete from terminal_devices
            where account_id = ? and device_id in (
                select device_id from terminal_devices
                where account_id = ? and last_sync is null order by last_active desc, device_id offset ?)\
            """, account.value(), account.value(), MOST_IDLE);
    }

    @Override
    public void synced(AccountId account, Sighting sighting, Instant at) {
        store(account, sighting, at, at);
    }

    private void store(AccountId account, Sighting sighting, Instant at, @Nullable Instant syncAt) {
        String type = Optional.ofNullable(sighting.type()).map(DeviceType::code).orElse(null);
        sql.update("""
            insert into terminal_devices as known (account_id, device_id, type, name, last_active, last_sync)
            values (?, ?, coalesce(?, 'web'), ?, ?, ?)
            on conflict (account_id, device_id) do update set
                type = coalesce(?, known.type),
                name = coalesce(excluded.name, known.name),
                last_active = greatest(excluded.last_active, known.last_active),
                last_sync = coalesce(excluded.last_sync, known.last_sync)\
            """, account.value(), sighting.id(), type, sighting.name(), at, syncAt, type);
    }

    @Override
    public List<Device> list(AccountId account) {
        return sql.list(
                "select * from terminal_devices where account_id = ? order by last_active desc, device_id",
                JdbcDevices::device,
                account.value());
    }

    @Override
    public List<Device> syncing(AccountId account) {
        return sql.list(
                "select * from terminal_devices where account_id = ? and last_sync is not null",
                JdbcDevices::device,
                account.value());
    }

    @Override
    public boolean forget(AccountId account, String device) {
        return sql.update(
                        "delete from terminal_devices where account_id = ? and device_id = ?", account.value(), device)
                > 0;
    }

    @Override
    public void forgetAll(AccountId account) {
        sql.update("delete from terminal_devices where account_id = ?", account.value());
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                row.getString("device_id"),
                DeviceType.said(row.getString("type")),
                row.getString("name"),
                Sql.instant(row, "last_active"),
                SyncColumns.instantOrNull(row, "last_sync"));
    }
}
