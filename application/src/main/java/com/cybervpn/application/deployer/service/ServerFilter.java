package com.cybervpn.application.deployer.service;

import com.cybervpn.domain.deployer.Server;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code setup_complete=true && port!=22} (D-SRV-6). */
final class ServerFilter {
    private static final Pattern TERM = Pattern.compile("\\s*([a-z_]+)\\s*(!?=)\\s*(.*?)\\s*");
    private static final Map<String, Function<Server, @Nullable Object>> FIELDS = Map.ofEntries(
            Map.entry("id", Server::id),
            Map.entry("name", Server::name),
            Map.entry("host", Server::host),
            Map.entry("port", Server::port),
            Map.entry("root_username", Server::rootUsername),
            Map.entry("app_username", Server::appUsername),
            Map.entry("use_ssh_agent", Server::useSshAgent),
            Map.entry("manual_key_path", Server::manualKeyPath),
            Map.entry("setup_complete", Server::setupComplete),
            Map.entry("security_locked", Server::securityLocked),
            Map.entry("created", Server::created),
            Map.entry("updated", Server::updated));

    private ServerFilter() {}

    /** Empty when the text is no filter, or names a field that servers do not have. */
    static Optional<Predicate<Server>> parse(String text) {
        Predicate<Server> all = _ -> true;
        for (String part : text.split("&&", -1)) {
            Matcher term = TERM.matcher(part);
            if (!term.matches()) return Optional.empty();
            Function<Server, @Nullable Object> field = FIELDS.get(term.group(1));
            if (field == null) return Optional.empty();
            String wanted = unquoted(term.group(3));
            boolean equal = term.group(2).equals("=");
            all = all.and(server -> {
                Object value = field.apply(server);
                return wanted.equals(value == null ? "" : value.toString()) == equal;
            });
        }
        return Optional.of(all);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("'") && value.endsWith("'") || value.startsWith("\"") && value.endsWith("\""));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
