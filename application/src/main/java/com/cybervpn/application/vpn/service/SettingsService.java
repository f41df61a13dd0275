package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.in.Settings;
import com.cybervpn.application.vpn.port.out.SettingStore;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.vpn.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps settings in our own store: the panel has no such thing. Values are not audited, they may be secrets. */
public final class SettingsService implements Settings {
    private final SettingStore store;
    private final PanelAudit audit;
    private final Transactions transactions;

    public SettingsService(SettingStore store, PanelAudit audit, Transactions transactions) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public List<Setting> list(Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
        return store.all();
    }

    @Override
    public PanelChange<Setting> create(
            Caller caller, String key, Object value, @Nullable String description, boolean isPublic) {
        caller.requireAtLeast(Role.ADMIN);
        return transactions.<PanelChange<Setting>>inTransaction(() -> {
            Setting made = store.add(key, value, description, isPublic).orElse(null);
            if (made == null) return new PanelChange.Taken<>();
            audit.record(caller, "setting_created", "setting", Integer.toString(made.id()), null, members(made));
            return new PanelChange.Done<>(made);
        });
    }

    @Override
    public PanelChange<Setting> change(
            Caller caller, int id, @Nullable Object value, @Nullable String description, @Nullable Boolean isPublic) {
        caller.requireAtLeast(Role.ADMIN);
        return transactions.<PanelChange<Setting>>inTransaction(() -> {
            Setting before = store.find(id).orElse(null);
            if (before == null) return new PanelChange.NoSuch<>();
            Setting after = new Setting(
                    id,
                    before.key(),
                    Objects.requireNonNullElse(value, before.value()),
                    description == null ? before.description() : description,
                    Objects.requireNonNullElse(isPublic, before.isPublic()));
            store.update(after);
            audit.record(caller, "setting_updated", "setting", Integer.toString(id), members(before), members(after));
            return new PanelChange.Done<>(after);
        });
    }

    private static Map<String, @Nullable Object> members(Setting setting) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("key", setting.key());
        members.put("description", setting.description());
        members.put("is_public", setting.isPublic());
        return members;
    }
}
