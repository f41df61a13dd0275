package com.cybervpn.domain.deployer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app that runs on a server as a systemd service.
 *
 * @param remotePath where it lives on the server
 * @param currentVersion null until the first successful deployment
 * @param port where it answers requests; needed to deploy without an interruption; null when it does not say
 * @param version optimistic-lock counter, 0 for a new app
 */
public record App(
        AppId id,
        ServerId server,
        String name,
        String domain,
        String remotePath,
        String serviceName,
        @Nullable Integer port,
        @Nullable String currentVersion,
        Status status,
        Instant created,
        Instant updated,
        long version) {
    public static final String DEFAULT_PATH = "/opt/pocketbase";
    private static final Set<String> SYSTEM = Set.of(
            "bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "proc", "root", "run", "sbin", "sys", "tmp", "usr");

    /** Whether it runs. */
    public enum Status {
        ONLINE,
        OFFLINE,
        /** The server cannot be asked. */
        UNKNOWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is wrong with it (D-APP-1). */
    public Faults faults() {
        Faults faults = new Faults()
                .matches("name", name, Names.APP)
                .matches("domain", domain, Names.DOMAIN)
                .matches("service_name", serviceName, Names.SERVICE);
        checkHome(faults, "remote_path", remotePath);
        if (port != null) faults.range("port", port, 1, 65_535);
        return faults;
    }

    /** A directory that an app may own: not one of the system's, and not the root of anything. */
    public static void checkHome(Faults faults, String member, String path) {
        List<String> parts = List.of(path.split("/+")).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        faults.path(member, path)
                .when(parts.size() < 2 || SYSTEM.contains(parts.getFirst()), member, "is no place for an app");
    }

    public App running(String newVersion, Instant now) {
        return with(newVersion, Status.ONLINE, now);
    }

    public App withStatus(Status newStatus, Instant now) {
        return with(currentVersion, newStatus, now);
    }

    private App with(@Nullable String newVersion, Status newStatus, Instant now) {
        return new App(
                id, server, name, domain, remotePath, serviceName, port, newVersion, newStatus, created, now, version);
    }
}
