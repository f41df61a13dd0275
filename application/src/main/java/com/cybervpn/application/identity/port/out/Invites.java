package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.Invite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The invites that nobody has used yet. */
public interface Invites {
    void add(Invite invite);

    /** One that is still good; nobody else can take it before the surrounding transaction ends. */
    Optional<Invite> lock(UUID token, Instant now);

    /** The good ones, newest first. */
    List<Invite> open(Instant now);

    /**
     * @return false when there was none, or not a good one
     */
    boolean remove(UUID token, Instant now);

    int purge(Instant before);
}
