package com.cybervpn.domain.deployer;

import java.util.List;
import java.util.Map;

/**
 * One part of an audit.
 *
 * @param score 0 to 100
 * @param details what was seen, for whoever wants to know
 */
public record SecurityCheck(
        String name, String category, int score, List<String> issues, Map<String, ? extends Object> details) {
    public SecurityCheck {
        issues = List.copyOf(issues);
        score = Math.clamp(score, 0, 100);
    }

    /** {@code pass}, {@code warning} or {@code fail} (D-AUD-3). */
    public String status() {
        if (score >= 80) return "pass";
        return score >= 50 ? "warning" : "fail";
    }
}
