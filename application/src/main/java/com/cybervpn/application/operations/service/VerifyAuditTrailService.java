package com.cybervpn.application.operations.service;

import com.cybervpn.application.operations.port.in.VerifyAuditTrail;
import com.cybervpn.application.operations.port.out.AuditEntries;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.operations.AuditChainState;
import com.cybervpn.domain.shared.Role;

/** Lets admins check the audit trail. */
public final class VerifyAuditTrailService implements VerifyAuditTrail {
    private final AuditEntries entries;

    public VerifyAuditTrailService(AuditEntries entries) {
        this.entries = entries;
    }

    @Override
    public AuditChainState verify(Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
        return entries.verify();
    }
}
