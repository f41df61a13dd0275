package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Packages that are installed (D-SET-6, D-SET-12). */
final class PackagesState implements Desired {
    private final Set<String> names;
    private final boolean updateFirst;
    private boolean justInstalled;

    PackagesState(Collection<String> names, boolean updateFirst) {
        this.names = new LinkedHashSet<>(names);
        this.updateFirst = updateFirst;
    }

    @Override
    public String name() {
        return "packages";
    }

    @Override
    public List<String> drift(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        // A name may stand for a package of another name: then only the package manager's word counts.
        if (justInstalled) return List.of();
        return missing(host).stream().map(name -> name + " is not installed").toList();
    }

    @Override
    public void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        PackageTool.of(host).install(host, missing(host), updateFirst);
        justInstalled = true;
    }

    private List<String> missing(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        return PackageTool.of(host).missing(host, names);
    }
}
