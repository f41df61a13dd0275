package com.cybervpn.domain.deployer;

import java.util.List;

/**
 * The parts of a setup (D-SET-1).
 *
 * @param sshKeys for the app user; empty copies root's
 * @param dryRun only finds out what would change
 */
public record SetupSpec(
        boolean createUser,
        boolean installPackages,
        boolean setupDirectories,
        boolean configureFirewall,
        List<String> packages,
        List<String> sshKeys,
        boolean dryRun)
        implements TaskRequest {
    public static final List<String> DEFAULT_PACKAGES = List.of("curl", "wget", "unzip", "git", "systemd");

    public SetupSpec {
        packages = List.copyOf(packages);
        sshKeys = List.copyOf(sshKeys);
    }

    public Faults faults() {
        return new Faults()
                .when(packages.size() > 200, "packages", "are more than 200")
                .each("packages", packages, Names.PACKAGE)
                .each("ssh_keys", sshKeys, Names.PUBLIC_KEY);
    }
}
