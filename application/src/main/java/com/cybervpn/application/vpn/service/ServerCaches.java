package com.cybervpn.application.vpn.service;

import com.cybervpn.application.shared.Cache;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.domain.vpn.ServerStatus;
import com.cybervpn.domain.vpn.VpnServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What is kept of the panel's servers for a while; server writes and node webhooks drop it. */
public final class ServerCaches {
    private static final String ALL = "all";

    private final Cache<String, List<VpnServer>> lists;
    private final Cache<String, Map<ServerStatus, Integer>> counts;

    public ServerCaches(Duration listLifetime, Duration countsLifetime, InstantSource clock, Events events) {
        this.lists = new Cache<>("servers", listLifetime, key -> key, clock, events);
        this.counts = new Cache<>("server-stats", countsLifetime, key -> key, clock, events);
    }

    List<VpnServer> list(Supplier<List<VpnServer>> source) {
        return lists.get(ALL, source);
    }

    Map<ServerStatus, Integer> counts(Supplier<Map<ServerStatus, Integer>> source) {
        return counts.get(ALL, source);
    }

    void drop() {
        lists.dropAll();
        counts.dropAll();
    }
}
