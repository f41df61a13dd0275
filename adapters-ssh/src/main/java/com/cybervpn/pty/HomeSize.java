package com.cybervpn.pty;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Adds up what a home holds, while its user goes on changing it. */
final class HomeSize extends SimpleFileVisitor<Path> {
    /** What the smallest file counts, so that very many of them are too much as well. */
    private static final long LEAST = 16 << 10;

    private long bytes;

    static long of(Path home) throws IOException {
        var size = new HomeSize();
        Files.walkFileTree(home, size);
        return size.bytes;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        bytes += Math.max(LEAST, attributes.size());
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        bytes += LEAST;
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path gone, IOException why) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException why) {
        return FileVisitResult.CONTINUE;
    }
}
