package com.cybervpn.domain.hosting;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The domain under which apps are served.
 *
 * @param scheme {@code https}, or {@code http} on a laptop
 * @param authority the base domain, with a port when it is not the scheme's own: {@code localhost:8080}
 */
public record BaseAddress(String scheme, String authority) {
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");

    public BaseAddress {
        authority = authority.toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("scheme must be https or http: " + scheme);
        }
        if (!DOMAIN.matcher(authority).matches()) {
            throw new IllegalArgumentException("not a base domain: " + authority);
        }
    }

    /** The base domain without the port. */
    public String domain() {
        return withoutPort(authority);
    }

    /** {@code https://abcdef.apps.example} (H-ENG-7). */
    public String urlOf(Subdomain subdomain) {
        return scheme + "://" + subdomain + "." + authority;
    }

    /** The host name of an app, without a port. */
    public String hostOf(Subdomain subdomain) {
        return subdomain + "." + domain();
    }

    /**
     * Whose app a {@code Host} header asks for; empty when the host is not an app's. Only the shape of a subdomain
     * counts, so that the platform itself may live under the same domain ({@code api.example.com}).
     */
    public Optional<Subdomain> subdomainOf(String hostHeader) {
        String host = withoutPort(hostHeader.toLowerCase(Locale.ROOT));
        String suffix = "." + domain();
        if (!host.endsWith(suffix)) return Optional.empty();
        return Subdomain.parse(host.substring(0, host.length() - suffix.length()));
    }

    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }
}
