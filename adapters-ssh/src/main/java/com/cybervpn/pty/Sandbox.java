package com.cybervpn.pty;

import com.cybervpn.domain.shared.AccountId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What confines a user's processes: bubblewrap with namespaces of their own. They see the system's programs read-only, a
 * home, and nothing else: no network, no other processes, no environment and no files of the platform.
 */
final class Sandbox {
    /** All that the platform gives its children; what they see themselves is set inside. */
    static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");

    private static final String HOME = "/home/user";
    private static final int INNER_ID = 1000;

    private static final long SLACK = 1 << 20;

    private final SandboxConfig config;
    private final UserGroups groups;
    private final Path root;
    private final boolean privileged;

    /** @param root where homes lie; nobody else's */
    Sandbox(SandboxConfig config, Path root) {
        this.config = config;
        this.groups = new UserGroups(config);
        this.root = root;
        this.privileged = runsAsRoot();
    }

    /**
     * How to run a command for a user.
     *
     * @param homeLimit bytes in the home beyond which it is to be ended
     */
    record Plan(List<String> line, long homeLimit) {}

    /** The plan for {@code command}. In a home that is full already it can only tidy up: no file may grow. */
    Plan around(AccountId user, boolean onTerminal, List<String> command) throws IOException {
        long quota = (long) config.homeMegabytes() << 20;
        long held = homeSize(user);
        boolean full = held >= quota;
        List<String> line = confined(user, onTerminal, full ? 0 : config.fileMegabytes(), command);
        return new Plan(groups.joined(user, line), full ? held + SLACK : quota);
    }

    /** Bytes that a user's home holds; small files count for more than they are. */
    long homeSize(AccountId user) throws IOException {
        return HomeSize.of(home(user));
    }

    /** Nobody else has a process here. */
    void inUseBy(Set<AccountId> users) {
        groups.keepOnly(users);
    }

    private List<String> confined(AccountId user, boolean onTerminal, int fileMegabytes, List<String> command)
            throws IOException {
        List<String> line = new ArrayList<>();
        add(line, "bwrap", "--die-with-parent", "--clearenv", "--hostname", "sandbox");
        add(line, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try");
        // A terminal's shell must stay the leader of its terminal's session for job control.
        if (!onTerminal) add(line, "--new-session");
        if (privileged) add(line, "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID");
        else add(line, "--unshare-user", "--uid", text(INNER_ID), "--gid", text(INNER_ID));
        for (String system : List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64")) readOnly(line, system);
        for (String parent : List.of("/etc", "/home")) add(line, "--perms", "0755", "--dir", parent);
        for (String file : List.of("alternatives", "ld.so.cache", "terminfo", "inputrc"))
            readOnly(line, "/etc/" + file);
        add(line, "--ro-bind", etc("passwd", "user:x:%1$d:%1$d:user:" + HOME + ":/bin/sh\n"), "/etc/passwd");
        add(line, "--ro-bind", etc("group", "user:x:%1$d:\n"), "/etc/group");
        add(line, "--proc", "/proc", "--dev", "/dev", "--bind", home(user).toString(), HOME);
        // What lies in memory has a size; the rest of it cannot be written to.
        for (String temporary : List.of("/tmp", "/dev/shm"))
            add(line, "--perms", "1777", "--size", megabytes(config.fileMegabytes()), "--tmpfs", temporary);
        for (String fixed : List.of("/dev", "/")) add(line, "--remount-ro", fixed);
        environment(line);
        add(line, "--chdir", HOME, "--");
        if (privileged) {
            String id = text(config.uid());
            add(line, "setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--bounding-set=-all");
            add(line, "--inh-caps=-all", "--");
        }
        limits(line, fileMegabytes);
        line.addAll(command);
        return line;
    }

    /** The shell that users get. */
    static String shell() {
        return Files.isExecutable(Path.of("/bin/bash")) ? "/bin/bash" : "/bin/sh";
    }

    private static void environment(List<String> line) {
        Map<String, String> environment = Map.of(
                "HOME", HOME,
                "USER", "user",
                "LOGNAME", "user",
                "SHELL", shell(),
                "LANG", "C.UTF-8",
                "PATH", "/usr/local/bin:/usr/bin:/bin",
                "TERM", "xterm-256color");
        environment.forEach((name, value) -> add(line, "--setenv", name, value));
    }

    private void limits(List<String> line, int fileMegabytes) {
        add(line, "prlimit", "--core=0", "--cpu=" + config.cpuSeconds(), "--nofile=" + config.openFiles());
        add(line, "--as=" + megabytes(config.memoryMegabytes()), "--fsize=" + megabytes(fileMegabytes));
        // Counted by the kernel for all who run as one, which as root are all users.
        if (!groups.areKept()) add(line, "--nproc=" + config.processes());
        // Who writes too much is told so, not killed.
        add(line, "--", "env", "--ignore-signal=XFSZ", "--");
    }

    private Path home(AccountId user) throws IOException {
        Path homes = directory(root.resolve("home"), "rwx------");
        Path home = homes.resolve(user.toString());
        if (Files.isDirectory(home)) return home;
        directory(home, "rwx------");
        if (privileged) {
            Files.setAttribute(home, "unix:uid", config.uid());
            Files.setAttribute(home, "unix:gid", config.uid());
        }
        return home;
    }

    private String etc(String name, String content) throws IOException {
        Path file = directory(root.resolve("etc"), "rwxr-xr-x").resolve(name);
        if (!Files.exists(file)) {
            Path written = Files.createTempFile(file.getParent(), name, "");
            Files.writeString(written, content.formatted(privileged ? config.uid() : INNER_ID));
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(written, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return file.toString();
    }

    private static Path directory(Path path, String permissions) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
        return path;
    }

    private static void readOnly(List<String> line, String path) {
        add(line, "--ro-bind-try", path, path);
    }

    private static void add(List<String> line, String... words) {
        line.addAll(List.of(words));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static String megabytes(int count) {
        return Long.toString((long) count << 20);
    }

    private static boolean runsAsRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
