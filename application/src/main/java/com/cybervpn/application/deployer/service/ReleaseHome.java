package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost.Ran;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an app lives on a host: {@code releases/<name>/} each hold the files, the environment and the unit of one
 * release; {@code current} is a link to the live one, changed in one atomic step; {@code pb_data} is the user's and lies
 * outside of them all.
 *
 * @param path the app's directory
 * @param service its unit
 * @param user who owns the files and runs them
 */
record ReleaseHome(String path, String service, String user) {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int KEPT = 5;

    private static final String UNPACK = """
        set -e
        case "$3" in
            *.tar.gz|*.tgz) tar -xzf "$1" -C "$2" --no-same-owner ;;
            *.zip) if command -v unzip >/dev/null; then unzip -q -o "$1" -d "$2"; else python3 -m zipfile -e "$1" "$2"; fi ;;
            *) if [ -d "$1" ]; then cp -R "$1/." "$2"; else cp "$1" "$2/${3##*/}"; fi ;;
        esac
        """;

    private static final String FIND_PROGRAM = """
        cd "$1" || exit 1
        shift
        for name in "$@"; do if [ -f "$name" ]; then echo "$name"; exit 0; fi; done
        set -- *
        if [ $# -eq 1 ] && [ -f "$1" ]; then echo "$1"; exit 0; fi
        for name in *; do if [ -f "$name" ] && [ -x "$name" ]; then echo "$name"; exit 0; fi; done
        exit 1
        """;

    /** $1 release being made, $2 app directory, $3 user, $4 program. */
    private static final String OWN = """
        set -e
        if [ -d "$1/files/pb_data" ] && [ ! -L "$1/files/pb_data" ]; then
            if [ -e "$2/pb_data" ]; then rm -rf "$1/files/pb_data"; else mv "$1/files/pb_data" "$2/pb_data"; fi
        fi
        install -d -m 755 -o "$3" -g "$3" "$2/pb_data"
        chown -hR "$3:$3" "$1/files"
        ln -sfn "$2/pb_data" "$1/files/pb_data"
        chmod 755 "$1/files/$4"
        """;

    /** $1 app directory, $2 release; points the link at it and shows its files in the app directory. */
    private static final String POINT = """
        set -e
        cd "$1"
        ln -sfn "releases/$2" .current.new
        mv -fT .current.new current
        for link in * ; do
            if [ -L "$link" ] && [ ! -e "$link" ]; then rm -f "$link"; fi
        done
        for file in current/files/*; do
            name=${file##*/}
            case "$name" in current|releases|pb_data) continue ;; esac
            if [ ! -e "$name" ] || [ -L "$name" ]; then ln -sfn "current/files/$name" "$name"; fi
        done
        """;

    /** $1 app directory, $2 how many to keep beside the live one. */
    private static final String TIDY = """
        cd "$1/releases" || exit 0
        live=$(readlink ../current); live=${live##*/}
        for name in *; do
            if [ "$name" != "$live" ] && [ ! -f "$name/live" ]; then rm -rf -- "$name"; fi
        done
        ls -1t -- */live 2>/dev/null | sed 's|/live$||' | grep -vFx -- "$live" | tail -n "+$(($2 + 1))" |
            while IFS= read -r name; do rm -rf -- "$name"; done
        """;

    /** $1 app directory, $2 version; the newest release of it that was live. */
    private static final String FIND_VERSION = """
        cd "$1/releases" 2>/dev/null || exit 1
        ls -1t -- */live 2>/dev/null | sed 's|/live$||' | while IFS= read -r name; do
            if [ "$(cat -- "$name/version")" = "$2" ]; then echo "$name"; break; fi
        done
        """;

    /** $1 app directory; takes away what deployments put there and leaves what others keep below it. */
    private static final String REMOVE = """
        cd "$1" 2>/dev/null || exit 0
        for link in *; do
            case "$(readlink -- "$link")" in current/files/*) rm -f -- "$link" ;; esac
        done
        rm -rf releases current .current.new pb_data
        rmdir -- "$1" 2>/dev/null || true
        """;

    String release(String name) {
        return path + "/releases/" + name;
    }

    String unitFile() {
        return "/etc/systemd/system/" + service + ".service";
    }

    /** The live release; empty before the first. */
    Optional<String> current(Host host) throws RemoteFailure, InterruptedException {
        Ran ran = host.ask(ShellCommand.of("readlink", "--", path + "/current"));
        String target = ran.out().strip();
        return ran.ok() && !target.isEmpty()
                ? Optional.of(target.substring(target.lastIndexOf('/') + 1))
                : Optional.empty();
    }

    Optional<String> releaseOf(Host host, String version) throws RemoteFailure, InterruptedException {
        String found = host.ask(FIND_VERSION, path, version).out().strip();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** Unpacks an artifact into a release that nothing points at yet, and names its program. */
    String unpack(Host host, String name, String artifact, String artifactName, List<String> programs)
            throws RemoteFailure, InterruptedException, StepFailed {
        String fresh = release(name);
        host.must("cleaning", ShellCommand.of("rm", "-rf", "--", fresh));
        for (String directory : List.of(path, path + "/releases", fresh, fresh + "/files")) {
            host.must("create " + directory, ShellCommand.of("install", "-d", "-m", "755", "--", directory));
        }
        host.must(
                "unpacking", ShellCommand.of("sh", "-c", UNPACK, "sh", artifact, fresh + "/files", artifactName), LONG);
        Ran program = host.ask(FIND_PROGRAM, join(fresh + "/files", programs));
        String found = program.out().strip();
        if (!program.ok()) throw new StepFailed("the artifact has no program to run");
        if (!found.matches("(?!-)[A-Za-z0-9._+-]{1,100}")) throw new StepFailed("the program has an unusable name");
        host.must("ownership", ShellCommand.of("sh", "-c", OWN, "sh", fresh, path, user, found), LONG);
        return found;
    }

    /** Makes a release the live one. The service is not touched. */
    void point(Host host, String name) throws RemoteFailure, InterruptedException, StepFailed {
        host.must("switch to " + name, POINT, path, name);
    }

    /** Installs the unit of a release. */
    void installUnit(Host host, String name) throws RemoteFailure, InterruptedException, StepFailed {
        host.must(
                "unit of " + service,
                ShellCommand.of("install", "-m", "644", "-T", "--", release(name) + "/unit", unitFile()));
        host.must("systemd", ShellCommand.of("systemctl", "daemon-reload"));
        host.must("enabling of " + service, ShellCommand.of("systemctl", "enable", "-q", "--", service + ".service"));
    }

    void systemctl(Host host, String action) throws RemoteFailure, InterruptedException, StepFailed {
        host.must(
                action + " of " + service,
                ShellCommand.of("systemctl", action, "--", service + ".service"),
                Duration.ofMinutes(2));
    }

    void markLive(Host host, String name) throws RemoteFailure, InterruptedException, StepFailed {
        host.must("mark", ShellCommand.of("touch", "--", release(name) + "/live"));
    }

    /** Removes what failed and all but the last few releases that were live. */
    void tidy(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        host.must("tidying", TIDY, path, String.valueOf(KEPT));
    }

    /** Takes the app with its data off the host; the service is stopped before. */
    void remove(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        host.must("removal of the files", REMOVE, path);
    }

    void discard(Host host, String name) throws RemoteFailure, InterruptedException, StepFailed {
        if (current(host).filter(name::equals).isPresent()) return;
        host.must("removal of " + name, ShellCommand.of("rm", "-rf", "--", release(name)));
    }

    private static String[] join(String first, List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addFirst(first);
        return all.toArray(String[]::new);
    }
}
