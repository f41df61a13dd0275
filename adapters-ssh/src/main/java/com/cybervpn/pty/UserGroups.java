package com.cybervpn.pty;

import com.cybervpn.domain.shared.AccountId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what all processes of a user take together within limits: a control group of the kernel for each user, of either
 * version, where the platform may make any. That is as root, or below a group that was delegated to its service.
 */
final class UserGroups {
    private static final Logger LOG = LoggerFactory.getLogger(UserGroups.class);
    private static final Path HIERARCHIES = Path.of("/sys/fs/cgroup");
    private static final String OURS = "cybervpn-sandboxes-";
    /** Joins the groups named before {@code --} and becomes the command after it. */
    private static final String JOIN =
            "while [ \"$1\" != -- ]; do echo $$ > \"$1\" || exit 125; shift; done; shift; exec \"$@\"";

    /** By when a process that was to join has done so. */
    private static final long JOINING_NANOS = Duration.ofSeconds(10).toNanos();

    private final Map<String, Long> limits;
    private final Map<String, Long> joining = new HashMap<>();
    private @Nullable List<Path> parents;

    UserGroups(SandboxConfig config) {
        long memory = (long) config.totalMemoryMegabytes() << 20;
        // Both versions' names; a group has those of its own. Each sandbox has two processes beside the user's.
        limits = Map.of(
                "memory.max",
                memory,
                "memory.swap.max",
                0L,
                "memory.limit_in_bytes",
                memory,
                "pids.max",
                config.processes() + 2L);
    }

    /** The command line that runs another one as a member of its user's group; the same where there can be none. */
    synchronized List<String> joined(AccountId user, List<String> line) throws IOException {
        if (parents().isEmpty()) return line;
        joining.put(user.toString(), System.nanoTime());
        List<String> joined = new ArrayList<>(List.of("/bin/sh", "-c", JOIN, "sh"));
        for (Path parent : parents()) {
            Path group = Files.createDirectories(parent.resolve(user.toString()));
            for (Map.Entry<String, Long> limit : limits.entrySet()) {
                Path file = group.resolve(limit.getKey());
                if (Files.exists(file)) Files.writeString(file, limit.getValue().toString());
            }
            joined.add(group.resolve("cgroup.procs").toString());
        }
        joined.add("--");
        joined.addAll(line);
        return joined;
    }

    synchronized boolean areKept() {
        return !parents().isEmpty();
    }

    /** Removes the groups of everybody else, as soon as nothing is left in them. */
    synchronized void keepOnly(Set<AccountId> users) {
        joining.values().removeIf(since -> System.nanoTime() - since > JOINING_NANOS);
        Set<String> used = new HashSet<>(joining.keySet());
        users.forEach(user -> used.add(user.toString()));
        for (Path parent : parents()) {
            for (Path group : below(parent)) {
                if (!used.contains(group.getFileName().toString())) remove(group);
            }
        }
    }

    private List<Path> parents() {
        List<Path> known = parents;
        if (known != null) return known;
        List<Path> made = made();
        if (made.isEmpty()) LOG.warn("Sandboxes have no bound on their memory together: no control groups can be made");
        parents = made;
        return made;
    }

    private static List<Path> made() {
        try {
            for (List<Path> places : List.of(unified(), separate())) {
                places.forEach(UserGroups::tidy);
                List<Path> made = places.stream()
                        .map(place ->
                                place.resolve(OURS + ProcessHandle.current().pid()))
                        .toList();
                if (!made.isEmpty() && made.stream().allMatch(UserGroups::make)) return made;
            }
        } catch (IOException e) {
            LOG.debug("no control groups here", e);
        }
        return List.of();
    }

    /** Version 2: beside the platform's own group, as no group may have members and limited groups at once. */
    private static List<Path> unified() throws IOException {
        if (!Files.exists(HIERARCHIES.resolve("cgroup.controllers"))) return List.of();
        Path own = own(line -> line.startsWith("0::"), HIERARCHIES);
        Path parent = own.equals(HIERARCHIES) ? own : own.getParent();
        return parent == null ? List.of() : List.of(parent);
    }

    /** Version 1: below the platform's own groups. */
    private static List<Path> separate() throws IOException {
        List<Path> places = new ArrayList<>();
        for (String controller : List.of("memory", "pids")) {
            Path root = HIERARCHIES.resolve(controller);
            if (!Files.isDirectory(root)) return List.of();
            places.add(own(line -> line.contains(":" + controller + ":"), root));
        }
        return places;
    }

    private static Path own(Predicate<String> wanted, Path root) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/cgroup"))) {
            Path own = lines.filter(wanted)
                    .findFirst()
                    .map(line -> root.resolve(line.split(":", 3)[2].substring(1)))
                    .orElse(root);
            return Files.isDirectory(own) ? own : root; // a container shows its own part of the tree only
        }
    }

    private static boolean make(Path parent) {
        try {
            Path control = Path.of("cgroup.subtree_control");
            Path above = parent.resolveSibling(control);
            if (Files.exists(above) && !Files.readString(above).contains("memory")) enable(above);
            Files.createDirectories(parent);
            if (Files.exists(parent.resolve(control))) enable(parent.resolve(control));
            return true;
        } catch (IOException e) {
            LOG.debug("no control group at {}", parent, e);
            return false;
        }
    }

    private static void enable(Path control) throws IOException {
        Files.writeString(control, "+memory +pids");
    }

    /** Removes what platforms left here that are no more. */
    private static void tidy(Path place) {
        for (Path left : below(place)) {
            String name = left.getFileName().toString();
            if (!name.matches(OURS + "\\d+")) continue;
            if (ProcessHandle.of(Long.parseLong(name.substring(OURS.length()))).isPresent()) continue;
            below(left).forEach(UserGroups::remove);
            remove(left);
        }
    }

    private static List<Path> below(Path directory) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, Files::isDirectory)) {
            List<Path> directories = new ArrayList<>();
            found.forEach(directories::add);
            return directories;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void remove(Path group) {
        try {
            Files.delete(group);
        } catch (IOException e) {
            LOG.trace("{} is still in use", group);
        }
    }
}
