package com.cybervpn.application.deployer.port.in;

import java.time.Duration;
import java.time.Instant;

/** How the deployer itself does; open to everybody (D-HLT). */
public interface DeployerHealth {
    Report check();

    /**
     * @param databaseMillis how long the database took to answer; below 0 when it did not
     * @param connections how many SSH connections are open
     * @param usedBytes of the storage for archives
     */
    record Report(
            Instant at, Duration uptime, double databaseMillis, int connections, long usedBytes, long totalBytes) {
        public boolean databaseAnswers() {
            return databaseMillis >= 0;
        }

        public double usedPercent() {
            return totalBytes == 0 ? 0 : 100.0 * usedBytes / totalBytes;
        }

        /** {@code healthy}, {@code degraded} or {@code unhealthy}. */
        public String status() {
            if (!databaseAnswers()) return "unhealthy";
            return usedPercent() > 95 ? "degraded" : "healthy";
        }
    }
}
