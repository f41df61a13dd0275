package com.cybervpn.domain.deployer;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets something in or keeps it out.
 *
 * @param source an address or network, spelled as packet filters do; null means from everywhere
 */
public record FirewallRule(
        int port,
        Protocol protocol,
        boolean allow,
        @Nullable String source,
        String description) {
    public FirewallRule {
        String asked = source;
        Optional<Network> network = asked == null ? Optional.empty() : Network.parse(asked);
        source = network.isEmpty()
                ? asked
                : network.filter(Network::isEverything).isPresent()
                        ? null
                        : network.get().toString();
    }

    /** Of the transport. */
    public enum Protocol {
        TCP,
        UDP;

        public String code() {
            return this == TCP ? "tcp" : "udp";
        }
    }

    /** Whether both are about the same packets. */
    boolean meansTheSameAs(FirewallRule other) {
        return port == other.port && protocol == other.protocol && Objects.equals(source, other.source);
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
        faults.range(member + ".port", port, 1, 65_535)
                .when(
                        source != null && Network.parse(source).isEmpty(),
                        member + ".source",
                        "is neither an address nor a network");
    }
}
