package com.cybervpn.persistence.deployer;

import com.cybervpn.application.shared.ApplicationFailure.ConcurrentChange;
import com.cybervpn.persistence.shared.DatabaseErrors;

/** Names what a broken unique constraint means here: someone else was quicker. */
final class Conflicts {
    private Conflicts() {}

    static RuntimeException translated(String what, RuntimeException e) {
        return DatabaseErrors.brokenUniqueConstraint(e).isPresent() ? new ConcurrentChange(what, e) : e;
    }
}
