package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what staff did to things on the panel. */
public final class PanelAudit {
    private final AuditTrail trail;

    public PanelAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * @param before null when the thing is new
     * @param after null when the thing is gone
     */
    void record(
            Caller caller,
            String action,
            String type,
            String id,
            @Nullable Map<String, ? extends @Nullable Object> before,
            @Nullable Map<String, ? extends @Nullable Object> after) {
        trail.record(AuditTrail.Entry.of(caller, action, type, id).withValues(before, after));
    }
}
