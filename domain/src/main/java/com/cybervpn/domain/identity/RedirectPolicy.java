package com.cybervpn.domain.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where providers may send people back to. Providers hold redirects to what was registered with them; this keeps out what
 * nobody should register.
 *
 * @param allowed exactly these; empty: whatever a browser or an app of ours can be at
 */
public record RedirectPolicy(Set<String> allowed) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /** Schemes that run or show something instead of leading somewhere. */
    private static final Set<String> NOT_PLACES =
            Set.of("javascript", "data", "file", "blob", "about", "vbscript", "view-source", "ws", "wss", "ftp");

    public boolean permits(String redirect) {
        return allowed.isEmpty() ? isPlace(redirect) : allowed.contains(redirect);
    }

    private static boolean isPlace(String redirect) {
        try {
            var uri = new URI(redirect);
            if (!uri.isAbsolute() || uri.isOpaque() || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
                return false;
            }
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            var host = uri.getHost();
            return switch (scheme) {
                case "https" -> host != null;
                case "http" -> host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
                default -> !NOT_PLACES.contains(scheme);
            };
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
