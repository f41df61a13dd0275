package com.cybervpn.bootstrap.database.embedded;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs: it refuses to be root. A plain user stays who they are. Root enters a user namespace of its own,
 * where it is nobody and its files stay its own; where that is forbidden, as in most containers, it becomes the user nobody
 * and hands the data over.
 */
enum UnprivilegedUser {
    AS_WE_ARE(List.of(), -1),
    IN_A_USER_NAMESPACE(List.of("unshare", "--user"), 0),
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), 65534);

    private final List<String> prefix;
    private final int owner;

    UnprivilegedUser(List<String> prefix, int owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /** The first of the three that works here. */
    static UnprivilegedUser find() {
        if (!System.getProperty("user.name").equals("root")) return AS_WE_ARE;
        for (var candidate : List.of(IN_A_USER_NAMESPACE, NOBODY)) {
            if (candidate.works()) return candidate;
        }
        throw new ConfigurationException("database.url (DATABASE_URL) must be set, or another user start the platform:"
                + " PostgreSQL does not run as root, and neither unshare nor setpriv works here");
    }

    List<String> command(List<String> command) {
        var full = new ArrayList<>(prefix);
        full.addAll(command);
        return full;
    }

    /** Makes {@code directory} belong to the user that PostgreSQL will be. */
    void own(Path directory) throws IOException {
        if (owner >= 0 && !Integer.valueOf(owner).equals(Files.getAttribute(directory, "unix:uid"))) {
            FileTrees.giveTo(owner, directory);
        }
    }

    private boolean works() {
        try {
            return new ProcessBuilder(command(List.of("true")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
