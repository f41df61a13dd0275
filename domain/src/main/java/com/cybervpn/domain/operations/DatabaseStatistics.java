package com.cybervpn.domain.operations;

import java.time.Instant;
import java.util.List;

/**
 * How full the database is and what was done in it.
 *
 * @param tables by name
 */
public record DatabaseStatistics(List<TableStatistics> tables, ByteSize size, Instant at) {
    /**
     * @param liveRows counted now, except for very large tables, where it is the server's own estimate
     * @param inserts since the server's counters began, like the following
     * @param deadRows left behind by updates and deletes and not yet cleaned away
     */
    public record TableStatistics(
            String name, long liveRows, long inserts, long updates, long deletes, long deadRows) {}
}
