package com.cybervpn.web.shared.server;

import com.cybervpn.application.shared.Origin;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Tells where a request came from; what proxies say counts only where they are trusted. */
@Singleton
public final class Origins {
    private static final int USER_AGENT_LIMIT = 512;

    private final boolean trustProxies;
    private final List<Network> trusted;

    Origins(
            @Property(name = "trust-proxy-headers", defaultValue = "false") boolean trustProxies,
            @Property(name = "trusted-proxy-ips", defaultValue = "") List<String> trusted) {
        this.trustProxies = trustProxies;
        this.trusted = trusted.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(Network::parse)
                .toList();
    }

    public Origin of(HttpRequest<?> request) {
        String userAgent = request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, "");
        String cut = userAgent.length() > USER_AGENT_LIMIT ? userAgent.substring(0, USER_AGENT_LIMIT) : userAgent;
        return new Origin(address(request), cut);
    }

    /** The client's address: the last one in {@code X-Forwarded-For} that is no trusted proxy, else the peer's. */
    private String address(HttpRequest<?> request) {
        InetAddress peer = request.getRemoteAddress().getAddress();
        if (peer == null) return "-";
        if (!trustProxies || !trusted.isEmpty() && !isTrusted(peer)) return peer.getHostAddress();
        InetAddress client = peer;
        List<String> hops = request.getHeaders().getAll("X-Forwarded-For").stream()
                .flatMap(line -> List.of(line.split(",")).stream())
                .toList();
        for (String hop : hops.reversed()) {
            Optional<InetAddress> address = literal(hop.strip());
            if (address.isEmpty()) break;
            client = address.get();
            if (!isTrusted(client)) break;
        }
        return client.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** An address, or a block of them in CIDR form. */
    private record Network(byte[] address, int prefix) {
        static Network parse(String text) {
            int slash = text.indexOf('/');
            try {
                byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                        .getAddress();
                int bits = address.length * Byte.SIZE;
                int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
                if (prefix < 0 || prefix > bits) throw new IllegalArgumentException("prefix out of range");
                return new Network(address, prefix);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        "TRUSTED_PROXY_IPS: '" + text + "' is neither an address nor a CIDR block", e);
            }
        }

        boolean contains(InetAddress other) {
            byte[] bytes = other.getAddress();
            if (bytes.length != address.length) return false;
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if ((bytes[bit / Byte.SIZE] & mask) != (address[bit / Byte.SIZE] & mask)) return false;
            }
            return true;
        }
    }
}
