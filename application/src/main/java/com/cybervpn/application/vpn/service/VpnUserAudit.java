package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.domain.vpn.PanelUser;
import com.cybervpn.domain.vpn.VpnUserId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what staff did to VPN users, without any credential. */
final class VpnUserAudit {
    private final AuditTrail trail;

    VpnUserAudit(AuditTrail trail) {
        this.trail = trail;
    }

    void record(Caller caller, String action, VpnUserId id, @Nullable PanelUser before, @Nullable PanelUser after) {
        trail.record(AuditTrail.Entry.of(caller, action, "vpn_user", id.toString())
                .withValues(before == null ? null : members(before), after == null ? null : members(after)));
    }

    private static Map<String, @Nullable Object> members(PanelUser user) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("username", user.username());
        members.put("status", user.status().code());
        members.put("email", user.email());
        members.put("telegram_id", user.telegramId());
        members.put("traffic_limit_bytes", user.trafficLimitBytes());
        members.put("expire_at", user.neverExpires() ? null : user.expiresAt().toString());
        return members;
    }
}
