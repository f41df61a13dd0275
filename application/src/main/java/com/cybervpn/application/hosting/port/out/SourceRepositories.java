package com.cybervpn.application.hosting.port.out;

import com.cybervpn.domain.hosting.Branch;
import com.cybervpn.domain.hosting.ProjectFiles;
import com.cybervpn.domain.hosting.RepositoryUrl;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Other people's git repositories. Never asks for credentials; private networks are out of reach unless let in. */
public interface SourceRepositories {
    /** Looks whether repository and branch are there; takes 8 s at most (H-APP-4). */
    Reachability check(RepositoryUrl repository, Branch branch);

    /**
     * Gets the newest state of the branch, without history and submodules (H-ENG-2), within limits of time and size.
     * Interruptible.
     *
     * @throws FetchFailed with the reason for the owner
     */
    Checkout fetch(RepositoryUrl repository, Branch branch) throws FetchFailed, InterruptedException;

    /** What a look at a repository found. */
    sealed interface Reachability {
        record Reachable() implements Reachability {}

        /**
         * It is certain that this cannot be fetched.
         *
         * @param reason fit to be shown
         */
        record Unusable(String reason) implements Reachability {}

        /** No answer in time, or a failure that may pass. */
        record Unknown() implements Reachability {}
    }

    /** Source code in a private place that is removed on closing. */
    interface Checkout extends AutoCloseable {
        /** The id of the commit. */
        String commit();

        ProjectFiles files();

        /**
         * The whole tree as a tar archive.
         *
         * @param added further files by name with their content; they win over those of the tree
         */
        InputStream archive(Map<String, String> added) throws IOException;

        @Override
        void close();
    }

    /** The source could not be had. */
    final class FetchFailed extends Exception {
        public FetchFailed(String reason) {
            super(reason);
        }
    }
}
