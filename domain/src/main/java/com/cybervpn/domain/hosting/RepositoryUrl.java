package com.cybervpn.domain.hosting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the source of an app lies (H-APP-1): {@code https} with host and path. {@code http} and {@code file} exist for
 * closed networks and tests; whether they are let in is for the {@link #requireScheme caller} to say. Credentials,
 * queries and fragments are refused, so that the address can be shown.
 */
public record RepositoryUrl(String value) {
    private static final int MAX_LENGTH = 2000;
    private static final Set<String> KNOWN_SCHEMES = Set.of("https", "http", "file");

    public RepositoryUrl {
        value = value.strip();
        if (value.isEmpty()) throw new InvalidValue("repo_url is required");
        if (value.length() > MAX_LENGTH) throw new InvalidValue("repo_url is too long");
        URI uri = parsed(value);
        if (!KNOWN_SCHEMES.contains(schemeOf(uri))) throw new InvalidValue("repo_url must start with https://");
        if (uri.getRawUserInfo() != null || contains(uri.getRawAuthority(), '@')) {
            throw new InvalidValue("repo_url must not contain credentials");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InvalidValue("repo_url must not have a query or a fragment");
        }
        if (uri.getPort() > 65_535) throw new InvalidValue("repo_url is not a valid URL");
        boolean hasHost = uri.getHost() != null && !uri.getHost().startsWith("-");
        if (!schemeOf(uri).equals("file") && !hasHost) throw new InvalidValue("repo_url must name a host");
        String path = uri.getPath();
        if (path == null || path.replace("/", "").isEmpty()) throw new InvalidValue("repo_url must name a repository");
        if (path.chars().anyMatch(Character::isISOControl)) throw new InvalidValue("repo_url is not a valid URL");
    }

    /**
     * @throws InvalidValue when this scheme is not let in
     */
    public RepositoryUrl requireScheme(Set<String> allowed) {
        if (!allowed.contains(scheme())) {
            throw new InvalidValue("repo_url must start with https://");
        }
        return this;
    }

    public String scheme() {
        return schemeOf(parsed(value));
    }

    private static String schemeOf(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidValue("repo_url is not a valid URL");
        }
    }

    private static boolean contains(@Nullable String text, char wanted) {
        return text != null && text.indexOf(wanted) >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
