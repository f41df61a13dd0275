package com.cybervpn.application.vpn.port.out;

import com.cybervpn.domain.vpn.Setting;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored settings. */
public interface SettingStore {
    /** By key. */
    List<Setting> all();

    Optional<Setting> find(int id);

    /** Empty when there is one of that key already. */
    Optional<Setting> add(String key, Object value, @Nullable String description, boolean isPublic);

    void update(Setting setting);
}
