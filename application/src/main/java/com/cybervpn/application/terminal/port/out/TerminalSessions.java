package com.cybervpn.application.terminal.port.out;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.terminal.TerminalSession;
import com.cybervpn.domain.terminal.TerminalSessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored sessions; each belongs to the instance that holds its shell. */
public interface TerminalSessions {
    /**
     * Stores a new session, held by this instance.
     *
     * @return false when its owner has {@code max} that have not ended; nothing is stored then
     */
    boolean admit(TerminalSession session, int max);

    /** Stores a change. One that has ended stays ended. */
    void save(TerminalSession session);

    Optional<TerminalSession> find(TerminalSessionId id);

    /** The owner's open ones, the newest first. */
    List<TerminalSession> open(AccountId owner);

    /** Says that this instance still holds these. */
    void held(Collection<TerminalSessionId> ids, Instant now);

    /** Ends what an earlier run of this instance did not: their shells died with it. */
    int endLeftBehind();

    /** Ends those that no instance has said to hold for that long. */
    int endUnheld(Instant now, Duration silence);

    /** Deletes those that have ended and were last used before then. */
    int forget(Instant before);
}
