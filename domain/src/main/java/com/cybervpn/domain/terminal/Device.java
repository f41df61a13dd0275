package com.cybervpn.domain.terminal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device of one account. The same id under two accounts is two devices (T-SYNC-19).
 *
 * @param id what the client calls it
 * @param name for people; null when no client said it yet
 * @param lastActive the last sign-in, synchronisation or socket from it
 * @param lastSync null when it never synchronised
 */
public record Device(
        String id,
        DeviceType type,
        @Nullable String name,
        Instant lastActive,
        @Nullable Instant lastSync) {}
