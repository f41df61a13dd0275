package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.billing.AccessChange;
import com.cybervpn.domain.billing.SubscriberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored changes of access. Their state changes only while their subscription is held. */
public interface AccessChanges {
    /**
     * @return false when there is a change from the same source already; nothing is stored then
     */
    boolean add(AccessChange change);

    Optional<AccessChange> find(UUID id);

    Optional<AccessChange> from(String source);

    void update(AccessChange change);

    /** Whether the subscriber has a change whose target is fixed and not yet confirmed by the panel. */
    boolean anyPlanned(SubscriberId subscriber);

    /** Changes that are neither applied nor dropped and were made before {@code createdBefore}, oldest first. */
    List<AccessChange> open(Instant createdBefore, int limit);
}
