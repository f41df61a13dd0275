package com.cybervpn.bootstrap.e2e.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A repository on this machine, to be hosted from. */
public final class GitOrigin {
    private final Git git;
    private final Path root;

    public GitOrigin(Path root) {
        this.root = root;
        try {
            git = Git.init()
                    .setInitialBranch("main")
                    .setDirectory(root.toFile())
                    .call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "file://" + root;
    }

    public GitOrigin file(String name, byte[] content) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            if (content.length > 4 && content[0] == 0x7f) file.toFile().setExecutable(true);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public GitOrigin file(String name, String text) {
        return file(name, text.getBytes());
    }

    public GitOrigin commit() {
        try {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("change")
                    .setAuthor("a", "a@example.org")
                    .setCommitter("a", "a@example.org")
                    .call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }
}
