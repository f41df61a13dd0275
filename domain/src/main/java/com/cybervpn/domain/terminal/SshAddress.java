package com.cybervpn.domain.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a sign-in over SSH goes, and as whom (T-SSH-3, T-SSH-4). None of its texts can be mistaken for an option or for
 * shell text.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
public record SshAddress(String host, int port, String username) {
    public static final int DEFAULT_PORT = 22;
    public static final int MAX_HOST = 255;
    public static final int MAX_USERNAME = 64;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:](?:[A-Za-z0-9._:-]{0,253}[A-Za-z0-9:.])?");
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.@\\\\$+-]{0,63}");

    public SshAddress {
        if (!faults(host, port, username).isEmpty()) throw new IllegalArgumentException("not an SSH address");
    }

    /** What is wrong with the members, by name; empty when nothing is. */
    public static Map<String, String> faults(String host, int port, String username) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (!HOST.matcher(host).matches()) faults.put("host", "must be a host name or an IP address");
        if (port < 1 || port > 65_535) faults.put("port", "must be between 1 and 65535");
        if (!USERNAME.matcher(username).matches()) faults.put("username", "must be a user name of at most 64 characters");
        return faults;
    }
}
