package com.cybervpn.ssh;

/** Where to connect and as whom; connections to equal targets are shared. */
public record SshTarget(String host, int port, String user, SshCredentials credentials) {
    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
