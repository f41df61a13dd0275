package com.cybervpn.domain.hosting;

/** Where the platform reaches a container. */
public record Endpoint(String host, int port) {
    public Endpoint {
        if (port < 1 || port > 65_535) throw new IllegalArgumentException("port out of range: " + port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
