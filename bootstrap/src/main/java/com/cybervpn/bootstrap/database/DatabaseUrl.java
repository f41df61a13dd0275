package com.cybervpn.bootstrap.database;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.persistence.shared.DatabaseAddress;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the forms in which a database address is commonly written. Complaints never quote it: it holds a password. */
final class DatabaseUrl {
    private static final List<String> SCHEMES = List.of("jdbc:postgresql://", "postgresql://", "postgres://");

    private DatabaseUrl() {}

    static DatabaseAddress parse(String url, @Nullable String user, @Nullable String password) {
        String scheme = SCHEMES.stream()
                .filter(url::startsWith)
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "database.url (DATABASE_URL) must begin with postgres://, postgresql:// or"
                                + " jdbc:postgresql://"));
        String rest = url.substring(scheme.length());
        int question = rest.indexOf('?');
        String parameters = question < 0 ? "" : rest.substring(question + 1);
        String place = question < 0 ? rest : rest.substring(0, question);

        int at = place.substring(0, authorityEnd(place)).lastIndexOf('@');
        String[] credentials = (at < 0 ? "" : place.substring(0, at)).split(":", 2);
        String hostAndName = place.substring(at + 1);
        if (hostAndName.startsWith("/") || hostAndName.isEmpty()) {
            throw new ConfigurationException("database.url (DATABASE_URL) names no host");
        }

        var kept = new ArrayList<String>();
        Map<String, String> named = new HashMap<>();
        for (String parameter : parameters.split("&")) {
            if (parameter.startsWith("user=")) named.put("user", parameter.substring(5));
            else if (parameter.startsWith("password=")) named.put("password", parameter.substring(9));
            else if (!parameter.isEmpty()) kept.add(parameter);
        }
        String query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return new DatabaseAddress(
                "jdbc:postgresql://" + hostAndName + (hostAndName.contains("/") ? "" : "/") + query,
                firstGiven("database.user (DATABASE_USER)", user, credentials[0], named.get("user")),
                Secret.of(firstGiven(
                        "database.password (DATABASE_PASSWORD)",
                        password,
                        credentials.length < 2 ? null : credentials[1],
                        named.get("password"))));
    }

    private static int authorityEnd(String place) {
        int slash = place.indexOf('/');
        return slash < 0 ? place.length() : slash;
    }

    private static String firstGiven(
            String setting, @Nullable String plain, @Nullable String encoded, @Nullable String parameter) {
        if (plain != null && !plain.isEmpty()) return plain;
        for (String candidate : new @Nullable String[] {encoded, parameter}) {
            if (candidate != null && !candidate.isEmpty()) return decoded(candidate);
        }
        throw new ConfigurationException(setting + " is missing, and database.url (DATABASE_URL) has none either");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) { // its message quotes the text
            throw new ConfigurationException("database.url (DATABASE_URL) has a bad %-escape in its credentials");
        }
    }
}
