package com.cybervpn.remnawave;

import com.cybervpn.application.vpn.port.out.PanelSystem;
import com.cybervpn.domain.vpn.PanelTotals;
import com.cybervpn.http.HttpCall;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Objects;

/** {@code /api/system} and {@code /api/bandwidth-stats} of the panel. */
@Singleton
final class HttpPanelSystem implements PanelSystem {
    private final RemnawaveClient panel;

    HttpPanelSystem(RemnawaveClient panel) {
        this.panel = panel;
    }

    @Override
    public String version() {
        return panel.read("metadata", HttpCall.get("/api/system/metadata"), HttpPanelSystem::version);
    }

    @Override
    public PanelTotals totals() {
        return panel.read("stats", HttpCall.get("/api/system/stats"), HttpPanelSystem::totals);
    }

    @Override
    public long trafficBytes(LocalDate from, LocalDate to) {
        return panel.read(
                "bandwidth",
                HttpCall.get("/api/bandwidth-stats/nodes").query("start", from).query("end", to),
                HttpPanelSystem::traffic);
    }

    static String version(Wire metadata) {
        metadata.skip("build", "git");
        return metadata.text("version");
    }

    static PanelTotals totals(Wire stats) {
        stats.skip("cpu", "memory", "uptime", "timestamp");
        Users users = stats.object("users", HttpPanelSystem::users);
        long online = stats.object("onlineStats", it -> {
            it.skip("lastDay", "lastWeek", "neverOnline");
            return it.whole("onlineNow");
        });
        long traffic = stats.object("nodes", it -> {
            it.skip("totalOnline");
            return bytes(it.text("totalBytesLifetime"));
        });
        return new PanelTotals(
                users.total(), users.active(), users.disabled(), users.limited(), users.expired(), online, traffic);
    }

    static long traffic(Wire bandwidth) {
        bandwidth.skip("categories", "series", "topNodes");
        return bandwidth.wholes("sparklineData").stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Users users(Wire users) {
        return users.object(
                "statusCounts",
                counts -> new Users(
                        users.whole("totalUsers"),
                        count(counts, "ACTIVE"),
                        count(counts, "DISABLED"),
                        count(counts, "LIMITED"),
                        count(counts, "EXPIRED")));
    }

    private static long count(Wire counts, String status) {
        return Objects.requireNonNullElse(counts.wholeOrNull(status), 0L);
    }

    private static long bytes(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Wire.Unusable("stats.nodes.totalBytesLifetime is not a number");
        }
    }

    private record Users(long total, long active, long disabled, long limited, long expired) {}
}
