package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.out.SoleJob;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.domain.shared.Role;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where work on the database as a whole is done: by administrators, one job at a time, each on record (T-DB-1, T-DB-3). */
public final class AdministrativeDesk {
    private static final String ENTITY = "database";

    private final SoleJob soleJob;
    private final AuditTrail audit;

    public AdministrativeDesk(SoleJob soleJob, AuditTrail audit) {
        this.soleJob = soleJob;
        this.audit = audit;
    }

    void admit(Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
    }

    /** Runs {@code job} alone; {@code busy} when another one runs. */
    <T> T alone(Supplier<T> job, Supplier<? extends T> busy) {
        return soleJob.tryAlone(job).orElseGet(busy);
    }

    void record(Caller caller, String action, Map<String, ? extends @Nullable Object> result) {
        audit.record(new AuditTrail.Entry(caller.account(), action, ENTITY, null, null, result, caller.origin()));
    }
}
