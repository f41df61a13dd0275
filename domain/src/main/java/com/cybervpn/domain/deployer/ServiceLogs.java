package com.cybervpn.domain.deployer;

import java.time.Instant;
import java.util.List;

/**
 * The end of a service's journal.
 *
 * @param totalLines how many there are; {@code entries} are the last of them
 */
public record ServiceLogs(String service, List<Entry> entries, int totalLines) {
    /** One line; {@code level} is {@code debug}, {@code info}, {@code warn} or {@code error}. */
    public record Entry(Instant at, String level, String message, String source) {
        /** The contract's word for a syslog priority (D-SVC-4). */
        public static String level(int priority) {
            if (priority <= 3) return "error";
            if (priority == 4) return "warn";
            return priority == 7 ? "debug" : "info";
        }
    }
}
