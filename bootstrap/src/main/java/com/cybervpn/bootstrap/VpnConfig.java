package com.cybervpn.bootstrap;

import com.cybervpn.application.vpn.service.MonitoringService;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * How the platform uses the panel.
 *
 * @param defaultSquads internal squads that a new VPN user joins; empty for the first one that the panel lists
 * @param usersForNewcomers whether a customer who comes in gets a VPN user before any access
 * @param serversCache how old a list of servers may be
 * @param serverStatsCache how old the counts of servers may be
 * @param healthCache how old a good health report may be
 * @param statsCache how old system totals may be
 * @param bandwidthCache how old traffic sums may be
 * @param probeLimit how long a component may take to answer before it counts as down
 * @param signingStaffOnly whether only staff may have payloads signed
 * @param reconcileEvery how often what lost webhooks would have said is looked for
 */
@ConfigurationProperties("vpn")
record VpnConfig(
        @Bindable(defaultValue = "") List<UUID> defaultSquads,
        @Bindable(defaultValue = "true") boolean usersForNewcomers,
        @Bindable(defaultValue = "30s") @NotNull Duration serversCache,
        @Bindable(defaultValue = "15s") @NotNull Duration serverStatsCache,
        @Bindable(defaultValue = "10s") @NotNull Duration healthCache,
        @Bindable(defaultValue = "15s") @NotNull Duration statsCache,
        @Bindable(defaultValue = "10s") @NotNull Duration bandwidthCache,
        @Bindable(defaultValue = "5s") @NotNull Duration probeLimit,
        @Bindable(defaultValue = "false") boolean signingStaffOnly,
        @Bindable(defaultValue = "5m") @NotNull Duration reconcileEvery) {
    MonitoringService.Lifetimes lifetimes() {
        return new MonitoringService.Lifetimes(healthCache, statsCache, bandwidthCache, probeLimit);
    }
}
