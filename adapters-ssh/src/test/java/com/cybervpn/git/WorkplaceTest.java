package com.cybervpn.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {
    @TempDir
    private Path root;

    @Test
    void removesWhatDeadProcessesLeftButNotWhatTheLivingUse() throws IOException {
        Path dead = Files.createDirectories(root.resolve("work-dead/source-1"));
        Files.createFile(root.resolve("work-dead/lock"));
        Files.writeString(dead.resolve("file"), "x");
        Path foreign = Files.createDirectory(root.resolve("something-else"));
        Workplace living = new Workplace(root);
        Path used = living.directory();

        Workplace next = new Workplace(root);

        assertThat(dead).doesNotExist();
        assertThat(used).exists();
        assertThat(foreign).exists();
        next.close();
        living.close();
        assertThat(used).doesNotExist();
    }

    @Test
    void isNobodyElsesToRead() throws IOException {
        Workplace place = new Workplace(root);
        Path directory = place.directory();

        assertThat(Files.getPosixFilePermissions(directory.getParent()))
                .hasToString("[OWNER_READ, OWNER_WRITE, OWNER_EXECUTE]");
        place.close();
    }
}
