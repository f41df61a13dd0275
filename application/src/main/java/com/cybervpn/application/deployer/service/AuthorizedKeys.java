package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys that may sign in as a user; those that are there already stay (D-SET-4). */
final class AuthorizedKeys implements Desired {
    private static final String WRITE = """
        set -e
        umask 077
        mkdir -p "$1"
        chmod 700 "$1"
        cat >"$1/authorized_keys.new~"
        mv -fT "$1/authorized_keys.new~" "$1/authorized_keys"
        """;

    private final String user;
    private final String directory;
    private final List<String> keys;

    /** @param keys empty means: those that may sign in as whoever sets this up */
    AuthorizedKeys(String user, String home, List<String> keys) {
        this.user = user;
        this.directory = home + "/.ssh";
        this.keys = keys;
    }

    @Override
    public String name() {
        return "keys of " + user;
    }

    @Override
    public List<String> drift(Host host) throws RemoteFailure, InterruptedException {
        List<String> drift = new ArrayList<>();
        mode(host, directory, "700", drift);
        mode(host, file(), "600", drift);
        Set<String> missing = new LinkedHashSet<>(wanted(host));
        missing.removeAll(present(host));
        if (!missing.isEmpty()) drift.add(missing.size() + " key(s) missing");
        return drift;
    }

    /** Done as the user: whatever a home leads to, root writes nothing there. */
    @Override
    public void apply(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        Set<String> all = new LinkedHashSet<>(present(host));
        all.addAll(wanted(host));
        ShellCommand write = ShellCommand.of("runuser", "-u", user, "--", "sh", "-c", WRITE, "sh", directory);
        host.feed("keys of " + user, write, String.join("\n", all) + "\n");
    }

    private String file() {
        return directory + "/authorized_keys";
    }

    private void mode(Host host, String path, String mode, List<String> drift)
            throws RemoteFailure, InterruptedException {
        String wanted = mode + " " + user;
        String found = host.ask(ShellCommand.of("stat", "-c", "%a %U", "--", path))
                .out()
                .strip();
        if (!found.equals(wanted)) drift.add(path + " is " + (found.isEmpty() ? "missing" : found));
    }

    private List<String> wanted(Host host) throws RemoteFailure, InterruptedException {
        if (!keys.isEmpty()) return keys;
        return lines(host.ask("cat -- \"$(getent passwd \"$1\" | cut -d: -f6)/.ssh/authorized_keys\"", host.user())
                .out());
    }

    private List<String> present(Host host) throws RemoteFailure, InterruptedException {
        return lines(host.read(file()).orElse(""));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
