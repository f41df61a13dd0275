package com.cybervpn.application.operations.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.DatabaseStatistics;
import com.cybervpn.domain.operations.SchemaState;

/** Shows administrators the state of the database (T-DB-status, T-DB-stats). */
public interface InspectDatabase {
    SchemaState schema(Caller caller);

    DatabaseStatistics statistics(Caller caller);
}
