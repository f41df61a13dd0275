package com.cybervpn.application.vpn.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.vpn.XrayConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Xray config of the panel's first profile, for admins. */
public interface XrayConfigs {
    /** Without secrets; empty when the panel has no profile. */
    XrayConfig read(Caller caller);

    /**
     * Replaces the given sections as a whole; the servers that run the profile restart. A secret that still reads
     * {@link XrayConfig#REDACTED} stays what it is.
     *
     * @param sections {@code inbounds}, {@code outbounds} ...; null leaves a section
     */
    PanelChange<XrayConfig> update(Caller caller, Map<String, ? extends @Nullable Object> sections);
}
