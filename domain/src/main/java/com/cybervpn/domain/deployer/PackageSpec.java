package com.cybervpn.domain.deployer;

import java.util.List;

/** Packages to be there (D-SET-12). */
public record PackageSpec(List<String> packages, boolean updateFirst) implements TaskRequest {
    public PackageSpec {
        packages = List.copyOf(packages);
    }

    public Faults faults() {
        return new Faults()
                .when(packages.isEmpty(), "packages", "is empty")
                .when(packages.size() > 200, "packages", "are more than 200")
                .each("packages", packages, Names.PACKAGE);
    }
}
