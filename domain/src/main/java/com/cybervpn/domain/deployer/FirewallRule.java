package com.cybervpn.domain.deployer;

import org.jspecify.annotations.Nullable;

/**
 * Lets something in or keeps it out.
 *
 * @param source an address or network; null means from everywhere
 */
public record FirewallRule(
        int port,
        Protocol protocol,
        boolean allow,
        @Nullable String source,
        String description) {
    /** Of the transport. */
    public enum Protocol {
        TCP,
        UDP;

        public String code() {
            return this == TCP ? "tcp" : "udp";
        }
    }

    public static FirewallRule allowTcp(int port) {
        return new FirewallRule(port, Protocol.TCP, true, null, "");
    }

    /** Whether packets from everywhere, or from IPv6, are meant. */
    public boolean coversIpv6() {
        return source == null || source.contains(":");
    }

    /** Whether packets from everywhere, or from IPv4, are meant. */
    public boolean coversIpv4() {
        return source == null || !source.contains(":");
    }

    void check(Faults faults, String member) {
        faults.range(member + ".port", port, 1, 65_535).optional(member + ".source", source, Names.SOURCE);
    }
}
