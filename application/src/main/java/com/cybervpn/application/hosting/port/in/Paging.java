package com.cybervpn.application.hosting.port.in;

import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted: 1 to 100 entries from an offset, and 50 for any other size (H-ADM-2). */
public record Paging(int limit, int offset) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    public static Paging of(@Nullable Integer limit, @Nullable Integer offset) {
        int size = limit == null || limit < 1 || limit > MAX_LIMIT ? DEFAULT_LIMIT : limit;
        return new Paging(size, offset == null ? 0 : Math.max(0, offset));
    }
}
