package com.cybervpn.domain.deployer;

import java.time.Instant;
import java.util.List;

/** What an audit found. */
public record SecurityReport(Instant at, List<SecurityCheck> checks, List<String> recommendations) {
    public SecurityReport {
        checks = List.copyOf(checks);
        recommendations = List.copyOf(recommendations);
    }

    /** The verdict over all checks (D-AUD-4). */
    public String overall() {
        if (checks.isEmpty()) return "unknown";
        if (checks.stream().anyMatch(check -> check.status().equals("fail"))) return "critical";
        double mean = checks.stream().mapToInt(SecurityCheck::score).average().orElseThrow();
        if (mean < 70) return "poor";
        if (mean < 85) return "fair";
        return mean < 95 ? "good" : "excellent";
    }
}
