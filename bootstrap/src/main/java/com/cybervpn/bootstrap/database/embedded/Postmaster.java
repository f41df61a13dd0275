package com.cybervpn.bootstrap.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The server process of a cluster, as its file {@code postmaster.pid} names it. */
final class Postmaster {
    private final Path cluster;

    Postmaster(Path cluster) {
        this.cluster = cluster;
    }

    /**
     * Whether the server of this cluster runs: the one that an instance left behind when it was killed. The number alone
     * would not do, as after a reboot it may name any process.
     */
    boolean isRunning() throws IOException {
        return pid().flatMap(ProcessHandle::of).filter(this::isOurs).isPresent();
    }

    /** Removes a file that names no server of ours, which PostgreSQL itself would not always dare. */
    void forget() throws IOException {
        Files.deleteIfExists(file());
    }

    Optional<Long> pid() throws IOException {
        if (!Files.exists(file())) return Optional.empty();
        return Files.readAllLines(file()).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    private boolean isOurs(ProcessHandle process) {
        Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            if (Files.exists(workingDirectory)) {
                return workingDirectory.toRealPath().equals(cluster.toRealPath());
            }
        } catch (IOException e) {
            return false; // somebody else's process
        }
        return process.info()
                .command()
                .filter(name -> name.contains("postgres"))
                .isPresent();
    }

    private Path file() {
        return cluster.resolve("postmaster.pid");
    }
}
