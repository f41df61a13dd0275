package com.cybervpn.application.operations.port.out;

import com.cybervpn.domain.operations.DatabaseStatistics;

/** Counts what is stored. */
@FunctionalInterface
public interface StoreStatistics {
    DatabaseStatistics read();
}
