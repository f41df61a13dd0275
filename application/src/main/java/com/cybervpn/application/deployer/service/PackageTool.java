package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The package manager of a host, in the order in which they are looked for (D-SET-6). */
enum PackageTool {
    APT("apt-get") {
        @Override
        ShellCommand update() {
            return apt("update", "-q");
        }

        @Override
        ShellCommand install() {
            return apt("install", "-y", "-q", "--no-install-recommends", "--");
        }

        private ShellCommand apt(String... arguments) {
            return ShellCommand.of("apt-get", "-o", "DPkg::Lock::Timeout=120")
                    .and(arguments)
                    .with("DEBIAN_FRONTEND", "noninteractive");
        }

        @Override
        String has() {
            return "dpkg-query -W -f='${db:Status-Status}\\n' -- \"$p\" 2>/dev/null | grep -qx installed";
        }

        @Override
        boolean mend(Host host) throws RemoteFailure, InterruptedException, StepFailed {
            if (host.ask(ShellCommand.of("dpkg", "--audit")).out().isBlank()) return false;
            ShellCommand configure = ShellCommand.of("dpkg", "--configure", "-a", "--force-confold");
            host.must("end of an earlier installation", configure.with("DEBIAN_FRONTEND", "noninteractive"), LONG);
            return true;
        }
    },
    YUM("yum") {
        @Override
        ShellCommand update() {
            return ShellCommand.of("yum", "-y", "makecache");
        }

        @Override
        ShellCommand install() {
            return ShellCommand.of("yum", "-y", "install", "--");
        }

        @Override
        String has() {
            return RPM_HAS;
        }
    },
    DNF("dnf") {
        @Override
        ShellCommand update() {
            return ShellCommand.of("dnf", "-y", "makecache");
        }

        @Override
        ShellCommand install() {
            return ShellCommand.of("dnf", "-y", "install", "--");
        }

        @Override
        String has() {
            return RPM_HAS;
        }
    },
    PACMAN("pacman") {
        @Override
        ShellCommand update() {
            return ShellCommand.of("pacman", "-Sy", "--noconfirm");
        }

        @Override
        ShellCommand install() {
            return ShellCommand.of("pacman", "-S", "--noconfirm", "--needed", "--");
        }

        @Override
        String has() {
            return "pacman -Q -- \"$p\" >/dev/null 2>&1";
        }
    },
    ZYPPER("zypper") {
        @Override
        ShellCommand update() {
            return ShellCommand.of("zypper", "--non-interactive", "refresh");
        }

        @Override
        ShellCommand install() {
            return ShellCommand.of("zypper", "--non-interactive", "install", "--");
        }

        @Override
        String has() {
            return RPM_HAS;
        }
    };

    private static final String RPM_HAS = "rpm -q -- \"$p\" >/dev/null 2>&1";
    private static final Duration LONG = Duration.ofMinutes(15);

    private final String program;

    PackageTool(String program) {
        this.program = program;
    }

    abstract ShellCommand update();

    /** Without the names. */
    abstract ShellCommand install();

    /** Shell text that succeeds when the package {@code $p} is installed. */
    abstract String has();

    static PackageTool of(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        Ran ran = host.ask("for t in apt-get yum dnf pacman zypper; do"
                + " if command -v \"$t\" >/dev/null; then echo \"$t\"; exit 0; fi; done; exit 1");
        String found = ran.out().strip();
        return Arrays.stream(values())
                .filter(tool -> tool.program.equals(found))
                .findFirst()
                .orElseThrow(() -> new StepFailed("the host has no package manager that is known"));
    }

    /** Those of {@code names} that are not installed. */
    List<String> missing(Host host, Collection<String> names) throws RemoteFailure, InterruptedException, StepFailed {
        String look = "for p; do if " + has() + "; then :; else printf '%s\\n' \"$p\"; fi; done";
        Ran ran = host.ask(look, names.toArray(String[]::new));
        return Host.required("look at the packages", ran).out().lines().toList();
    }

    /** Ends an installation that was cut off, as by the end of its connection; false when there was none. */
    boolean mend(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        return false;
    }

    void install(Host host, Collection<String> names, boolean updateFirst)
            throws RemoteFailure, InterruptedException, StepFailed {
        if (updateFirst) host.must("update of the package index", update(), LONG);
        ShellCommand install = install().and(names.toArray(String[]::new));
        Ran ran = host.run(install, LONG);
        if (!ran.ok() && mend(host)) ran = host.run(install, LONG);
        Host.required("installation of " + String.join(", ", names), ran);
    }
}
