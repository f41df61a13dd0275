package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.sync.Conflict;
import com.cybervpn.domain.terminal.sync.ConflictId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes that wait for a decision, and those that were decided. */
public interface SyncConflicts {
    /** The oldest first. */
    List<Conflict> open(AccountId account);

    /** Also settled ones; nobody else's. */
    Optional<Conflict> find(AccountId account, ConflictId id);

    /** Adds it or changes it. */
    void save(AccountId account, Conflict conflict);

    /** Forgets what was settled before that, of all accounts. */
    int forgetSettled(Instant before);

    void forgetAll(AccountId account);
}
