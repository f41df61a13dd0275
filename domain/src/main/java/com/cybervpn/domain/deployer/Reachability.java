package com.cybervpn.domain.deployer;

import java.time.Instant;
import java.util.Locale;

/**
 * Whether a server could be reached when last tried.
 *
 * @param message for people: the fingerprint of its key, or why not
 */
public record Reachability(ServerId server, Status status, String message, Instant at) {
    /** How it went. */
    public enum Status {
        ONLINE,
        /** No answer. */
        OFFLINE,
        /** It answers, but signing in fails or its host key changed. */
        ERROR;

        /** The name as the API writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
