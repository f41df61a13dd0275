package com.cybervpn.application.operations.port.out;

import com.cybervpn.domain.operations.WebhookDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every webhook that came in, and which of them still have to take effect. */
public interface WebhookLog {
    /**
     * Keeps a delivery and claims its event for the surrounding transaction: waits for another one that claims the same
     * event, and is false when that one committed, or did so earlier.
     *
     * @param identity the event within its source
     */
    boolean claim(WebhookDelivery delivery, String identity);

    /** Marks a deferred delivery as processed. */
    void processed(UUID id, Instant at);

    /** Keeps a delivery that could not take effect, to be tried again; nothing happens when its event is known already. */
    void deferred(WebhookDelivery delivery, String identity, Instant nextTryAt);

    /** Keeps a delivery without a valid signature, or too old, and forgets the oldest beyond the given number of them. */
    void rejected(WebhookDelivery delivery, int keep);

    /** The deferred delivery that has been due for longest. */
    Optional<Pending> nextDue(Instant now);

    /** Keeps a deferred delivery to the surrounding transaction; false when it took effect meanwhile. */
    boolean lockUnprocessed(UUID id);

    /** Counts a failed try, and plans the next one; empty for none. */
    void failed(UUID id, String error, Optional<Instant> nextTryAt);

    /** Newest first. */
    List<WebhookDelivery> newestFirst(long start, int size);

    /** Forgets what is older. */
    int forgetBefore(Instant limit);

    /**
     * @param failures how often it failed so far, 1 or more
     */
    record Pending(WebhookDelivery delivery, int failures) {}
}
