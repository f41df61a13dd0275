package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.vpn.port.in.PanelChange;
import com.cybervpn.application.vpn.port.in.XrayConfigs;
import com.cybervpn.application.vpn.port.out.PanelConfigProfiles;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.vpn.ConfigProfile;
import com.cybervpn.domain.vpn.XrayConfig;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and replaces the config of the profile that the panel lists first. */
public final class XrayConfigsService implements XrayConfigs {
    private final PanelConfigProfiles panel;
    private final PanelAudit audit;

    public XrayConfigsService(PanelConfigProfiles panel, PanelAudit audit) {
        this.panel = panel;
        this.audit = audit;
    }

    @Override
    public XrayConfig read(Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
        return first().map(profile -> profile.config().redacted()).orElseGet(() -> new XrayConfig(Map.of()));
    }

    @Override
    public PanelChange<XrayConfig> update(Caller caller, Map<String, ? extends @Nullable Object> sections) {
        caller.requireAtLeast(Role.ADMIN);
        ConfigProfile profile = first().orElse(null);
        if (profile == null) return new PanelChange.Refused<>("The panel has no config profile: create one first");
        XrayConfig before = profile.config();
        XrayConfig after = before.with(sections).withSecretsOf(before);
        return PanelAnswers.told(panel.replaceConfig(profile.id(), after), changed -> {
            XrayConfig shown = changed.config().redacted();
            audit.record(
                    caller,
                    "xray_config_updated",
                    "config_profile",
                    profile.id().toString(),
                    before.redacted().members(),
                    shown.members());
            return shown;
        });
    }

    private Optional<ConfigProfile> first() {
        return panel.list().stream().findFirst();
    }
}
