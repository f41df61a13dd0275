package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.XrayConfig;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Config profiles of the panel: without secrets for everybody who is signed in, to be made by admins. */
public interface ConfigProfiles {
    List<View> list(Caller caller);

    PanelChange<View> create(Caller caller, Draft draft);

    /**
     * @param isDefault makes it the one that is shown as default
     */
    record Draft(
            String name,
            String type,
            XrayConfig config,
            boolean isDefault,
            @Nullable String description) {}

    /**
     * @param config without secrets
     */
    record View(
            UUID id,
            String name,
            String type,
            XrayConfig config,
            boolean isDefault,
            @Nullable String description) {}
}
