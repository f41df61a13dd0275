package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.InspectDatabase;
import com.cybervpn.application.operations.port.out.SchemaHistory;
import com.cybervpn.application.operations.port.out.StoreStatistics;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.DatabaseStatistics;
import com.cybervpn.domain.operations.SchemaState;

/** {@link InspectDatabase}. */
public final class InspectDatabaseService implements InspectDatabase {
    private final AdministrativeDesk desk;
    private final SchemaHistory schema;
    private final StoreStatistics statistics;

    public InspectDatabaseService(AdministrativeDesk desk, SchemaHistory schema, StoreStatistics statistics) {
        this.desk = desk;
        this.schema = schema;
        this.statistics = statistics;
    }

    @Override
    public SchemaState schema(Caller caller) {
        desk.admit(caller);
        return schema.read();
    }

    @Override
    public DatabaseStatistics statistics(Caller caller) {
        desk.admit(caller);
        return statistics.read();
    }
}
