package com.cybervpn.domain.terminal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where to connect and as whom.
 *
 * @param host a name or an address, in lower case, as host keys are remembered by it
 */
public record SshDestination(String host, int port, String user) {
    public static final int DEFAULT_PORT = 22;

    private static final Pattern HOST = Pattern.compile("[a-z0-9:](?:[a-z0-9._:-]{0,253}[a-z0-9:])?");
    private static final Pattern USER = Pattern.compile("[^\\s\\p{Cntrl}:][^\\s\\p{Cntrl}]{0,254}");

    public SshDestination {
        host = normalized(host);
        Optional<Fault> fault = fault(host, port, user);
        if (fault.isPresent()) throw new IllegalArgumentException(fault.get().toString());
    }

    /** What is wrong with it, if anything is. */
    public static Optional<Fault> fault(String host, int port, String user) {
        if (!HOST.matcher(normalized(host)).matches()) {
            return Optional.of(new Fault("host", "must be the name or the address of a host"));
        }
        if (port < 1 || port > 65_535) return Optional.of(new Fault("port", "must be from 1 to 65535"));
        if (!USER.matcher(user).matches()) {
            return Optional.of(new Fault("username", "must be the name of a user, of at most 255 characters"));
        }
        return Optional.empty();
    }

    private static String normalized(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    @Override
    public String toString() {
        return user + "@" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
