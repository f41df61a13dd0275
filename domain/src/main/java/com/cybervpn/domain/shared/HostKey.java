package com.cybervpn.domain.shared;

/**
 * The public key by which an SSH server proves who it is.
 *
 * @param host as it is connected to: a name or an address
 * @param algorithm {@code ssh-ed25519}
 * @param fingerprint as OpenSSH shows it: {@code SHA256:...}
 */
public record HostKey(String host, int port, String algorithm, String fingerprint) {
    /** Whether both are keys of the same server. */
    public boolean sameServer(HostKey other) {
        return host.equals(other.host) && port == other.port;
    }

    @Override
    public String toString() {
        return algorithm + " " + fingerprint;
    }
}
