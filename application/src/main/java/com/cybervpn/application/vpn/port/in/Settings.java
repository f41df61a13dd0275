package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named values that operators keep for their own clients, for admins. */
public interface Settings {
    List<Setting> list(Caller caller);

    PanelChange<Setting> create(
            Caller caller, String key, Object value, @Nullable String description, boolean isPublic);

    /** Changes what is not null. */
    PanelChange<Setting> change(
            Caller caller, int id, @Nullable Object value, @Nullable String description, @Nullable Boolean isPublic);
}
