package com.cybervpn.domain.deployer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a service does.
 *
 * @param status {@code running}, {@code stopped}, {@code failed}, {@code restarting} or {@code unknown}
 * @param uptime in seconds
 * @param memoryUsage in bytes
 * @param cpuUsage in percent of one processor, over the life of the process
 */
public record ServiceStatus(
        String name,
        String status,
        @Nullable Integer pid,
        @Nullable Long uptime,
        @Nullable Long memoryUsage,
        @Nullable Double cpuUsage,
        @Nullable Instant lastRestart,
        @Nullable String error) {

    /** The contract's word for what systemd says (D-SVC-1). */
    public static String word(String activeState) {
        return switch (activeState) {
            case "active" -> "running";
            case "inactive" -> "stopped";
            case "failed" -> "failed";
            case "activating", "reloading" -> "restarting";
            default -> "unknown";
        };
    }
}
