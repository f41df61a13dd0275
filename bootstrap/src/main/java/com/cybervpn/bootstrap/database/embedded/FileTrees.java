package com.cybervpn.bootstrap.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Does something to a directory and all that is in it. */
final class FileTrees {
    private FileTrees() {}

    static void delete(Path root) throws IOException {
        for (Path path : bottomUp(root)) Files.deleteIfExists(path);
    }

    /** Gives all of it to the user with that number. */
    static void giveTo(int uid, Path root) throws IOException {
        for (Path path : bottomUp(root)) {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", uid);
        }
    }

    private static List<Path> bottomUp(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
