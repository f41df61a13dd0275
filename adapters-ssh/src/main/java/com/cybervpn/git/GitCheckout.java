package com.cybervpn.git;

import com.cybervpn.application.hosting.port.out.SourceRepositories.Checkout;
import com.cybervpn.application.hosting.port.out.SourceRepositories.FetchFailed;
import com.cybervpn.domain.hosting.ProjectFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * One commit in a bare repository. Its files never lie on this machine as files: they go from git's objects straight into
 * an archive, so no link, name, filter or hook in them can do anything here.
 */
final class GitCheckout implements Checkout {
    private static final int LARGEST_TEXT = 256 * 1024;
    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    private final Repository repository;
    private final Path directory;
    private final RevCommit commit;
    private final ProjectFiles files;

    private GitCheckout(Repository repository, Path directory, RevCommit commit, ProjectFiles files) {
        this.repository = repository;
        this.directory = directory;
        this.commit = commit;
        this.files = files;
    }

    /**
     * @param directory belongs to the checkout from now on
     * @throws FetchFailed when the tree is too large or not one that git itself would make
     */
    static GitCheckout of(Repository repository, Path directory, ObjectId id, long maxBytes)
            throws IOException, FetchFailed {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = walk.parseCommit(id);
            checkTree(repository, commit, maxBytes);
            return new GitCheckout(repository, directory, commit, rootFiles(repository, commit));
        }
    }

    @Override
    public String commit() {
        return commit.name();
    }

    @Override
    public ProjectFiles files() {
        return files;
    }

    @Override
    public InputStream archive(Map<String, String> added) throws IOException {
        Path file = directory.resolve("context.tar");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
                TreeWalk walk = new TreeWalk(repository)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                if (!added.containsKey(walk.getPathString())) write(tar, walk);
            }
            for (Map.Entry<String, String> extra : added.entrySet()) {
                byte[] content = extra.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(extra.getKey());
                entry.setSize(content.length);
                entry.setMode(PLAIN);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return Files.newInputStream(file);
    }

    @Override
    public void close() {
        repository.close();
        Workplace.remove(directory);
    }

    private void write(TarArchiveOutputStream tar, TreeWalk walk) throws IOException {
        FileMode mode = walk.getFileMode(0);
        ObjectId id = walk.getObjectId(0);
        if (mode.equals(FileMode.SYMLINK)) {
            TarArchiveEntry link = new TarArchiveEntry(walk.getPathString(), TarConstants.LF_SYMLINK);
            link.setLinkName(new String(repository.open(id).getBytes(), StandardCharsets.UTF_8));
            tar.putArchiveEntry(link);
        } else if (mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE)) {
            TarArchiveEntry entry = new TarArchiveEntry(walk.getPathString());
            entry.setSize(repository.open(id).getSize());
            entry.setMode(mode.equals(FileMode.EXECUTABLE_FILE) ? EXECUTABLE : PLAIN);
            tar.putArchiveEntry(entry);
            repository.open(id).copyTo(tar);
        } else {
            return; // a submodule: left out (H-ENG-2)
        }
        tar.closeArchiveEntry();
    }

    private static void checkTree(Repository repository, RevCommit commit, long maxBytes)
            throws IOException, FetchFailed {
        long size = 0;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                requireOrdinary(walk.getPathString());
                if (walk.getFileMode(0).equals(FileMode.GITLINK)) continue;
                size += walk.getObjectReader().getObjectSize(walk.getObjectId(0), Constants.OBJ_BLOB);
                if (size > maxBytes) throw new FetchFailed("The repository is larger than this platform takes");
            }
        }
    }

    private static void requireOrdinary(String path) throws FetchFailed {
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.equalsIgnoreCase(".git")) {
                throw new FetchFailed("The repository has a file with a forbidden name");
            }
        }
    }

    private static ProjectFiles rootFiles(Repository repository, RevCommit commit) throws IOException {
        Set<String> found = new HashSet<>();
        Map<String, String> texts = new HashMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commit.getTree());
            while (walk.next()) {
                FileMode mode = walk.getFileMode(0);
                if (!mode.equals(FileMode.REGULAR_FILE) && !mode.equals(FileMode.EXECUTABLE_FILE)) continue;
                found.add(walk.getNameString());
                var blob = repository.open(walk.getObjectId(0));
                if (blob.getSize() <= LARGEST_TEXT) {
                    texts.put(walk.getNameString(), new String(blob.getBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        Set<String> names = Set.copyOf(found);
        return new ProjectFiles() {
            @Override
            public Set<String> names() {
                return names;
            }

            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(texts.get(name));
            }
        };
    }
}
