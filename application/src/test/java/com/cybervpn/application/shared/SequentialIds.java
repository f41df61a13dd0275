package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.Ids;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids of the right shape that count up from 1: {@code 00000000-0000-7000-8000-000000000001}. */
public final class SequentialIds implements Ids {
    private final AtomicLong last = new AtomicLong();

    @Override
    public UUID next() {
        return of(last.incrementAndGet());
    }

    /** The {@code n}th id that is given out, from 1. */
    public static UUID of(long n) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | n);
    }
}
