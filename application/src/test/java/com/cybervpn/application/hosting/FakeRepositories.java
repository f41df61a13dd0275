package com.cybervpn.application.hosting;

import com.cybervpn.application.hosting.port.out.SourceRepositories;
import com.cybervpn.domain.hosting.Branch;
import com.cybervpn.domain.hosting.ProjectFiles;
import com.cybervpn.domain.hosting.RepositoryUrl;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Repositories whose root files a test lays down; archives are the files' names and contents as text. */
public final class FakeRepositories implements SourceRepositories {
    private final Map<String, Map<String, String>> contents = new ConcurrentHashMap<>();
    private volatile Reachability reachability = new Reachability.Reachable();
    private volatile int open;
    private volatile int fetched;

    /** Puts one file into a repository, which exists from then on. */
    public FakeRepositories file(String repository, String name, String text) {
        contents.computeIfAbsent(repository, _ -> new ConcurrentHashMap<>()).put(name, text);
        return this;
    }

    public void clear(String repository) {
        contents.remove(repository);
    }

    public void answer(Reachability given) {
        reachability = given;
    }

    /** Checkouts that were not closed. */
    public int open() {
        return open;
    }

    public int fetched() {
        return fetched;
    }

    @Override
    public Reachability check(RepositoryUrl repository, Branch branch) {
        return reachability;
    }

    @Override
    public Checkout fetch(RepositoryUrl repository, Branch branch) throws FetchFailed {
        Map<String, String> files = contents.get(repository.value());
        if (files == null) throw new FetchFailed("The repository was not found");
        open++;
        fetched++;
        return new Checkout() {
            @Override
            public String commit() {
                return "0123456789012345678901234567890123456789";
            }

            @Override
            public ProjectFiles files() {
                return projectOf(files);
            }

            @Override
            public InputStream archive(Map<String, String> added) {
                Map<String, String> all = new HashMap<>(files);
                all.putAll(added);
                return new ByteArrayInputStream(new TreeMap<>(all).toString().getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void close() {
                open--;
            }
        };
    }

    private static ProjectFiles projectOf(Map<String, String> files) {
        return new ProjectFiles() {
            @Override
            public Set<String> names() {
                return files.keySet();
            }

            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(files.get(name));
            }
        };
    }
}
