package com.cybervpn.application.shared;

/**
 * Where a call came from, as the audit log records it.
 *
 * @param ip the client's address after trusted proxies, or {@code -} when there is none
 * @param userAgent as sent, cut to 512 characters; empty when absent
 */
public record Origin(String ip, String userAgent) {
    /** Work that the platform starts by itself. */
    public static final Origin SYSTEM = new Origin("-", "");
}
